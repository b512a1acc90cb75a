// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spare_memory.h"

#include "core/base/large_pages.h"

#include <QtTest>

#include <cstdlib>

using namespace heedmap;

namespace {

constexpr std::size_t page = 4096;

std::byte* block_of(std::size_t room) {
    return static_cast<std::byte*>(std::aligned_alloc(page, room));
}

} // namespace

class TestSpareMemory : public QObject {
    Q_OBJECT

  private slots:
    void givesBackWhatFits() {
        SpareMemory spare(100 * page);
        std::byte* const block = block_of(20 * page);
        QVERIFY(spare.keep(block, 20 * page));
        QVERIFY(spare.take(21 * page).memory == nullptr); // too small
        QVERIFY(spare.take(15 * page).memory == nullptr); // would waste a third of it
        const SpareBlock taken = spare.take(16 * page);
        QCOMPARE(taken.memory, block);
        QCOMPARE(taken.room, 20 * page);
        QVERIFY(spare.take(20 * page).memory == nullptr); // it is in use
        std::free(taken.memory);
    }

    void keepsTheYoungestUpToItsMost() {
        SpareMemory spare(10 * page);
        std::byte* const first = block_of(4 * page);
        std::byte* const second = block_of(5 * page);
        std::byte* const third = block_of(3 * page);
        QVERIFY(spare.keep(first, 4 * page));
        QVERIFY(spare.keep(second, 5 * page));
        QVERIFY(spare.keep(third, 3 * page)); // the first had to go
        const SpareBlock larger = spare.take(4 * page);
        const SpareBlock exact = spare.take(3 * page);
        QCOMPARE(larger.memory, second);
        QCOMPARE(exact.memory, third);
        std::free(larger.memory);
        std::free(exact.memory);
    }

    void leavesTooLargeABlockToItsOwner() {
        SpareMemory spare(3 * page);
        std::byte* const block = block_of(4 * page);
        QVERIFY(!spare.keep(block, 4 * page));
        std::free(block);
    }

    void largeBlocksAreAlignedAndWritable_data() {
        QTest::addColumn<std::size_t>("bytes");
        QTest::addColumn<std::size_t>("alignment");
        QTest::newRow("none") << std::size_t{0} << std::size_t{64};
        QTest::newRow("few") << std::size_t{1000} << std::size_t{64};
        QTest::newRow("two large pages") << 2 * large_page << large_page;
        QTest::newRow("odd") << 3 * large_page + 17 << large_page;
    }
    void largeBlocksAreAlignedAndWritable() {
        QFETCH(const std::size_t, bytes);
        QFETCH(const std::size_t, alignment);
        for (int round = 0; round < 3; ++round) { // from the second on, maybe one given back
            const MemoryBlock block = allocate_memory(bytes);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(block.get()) % alignment, std::uintptr_t{0});
            std::fill_n(block.get(), bytes, std::byte{7});
            QCOMPARE(std::count(block.get(), block.get() + bytes, std::byte{7}),
                     static_cast<std::ptrdiff_t>(bytes));
        }
    }
};

QTEST_APPLESS_MAIN(TestSpareMemory)
#include "test_spare_memory.moc"
