// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tensor/dtype.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace heedmap;

namespace {

/// IEEE 754 binary16, decoded by its definition.
double f16_by_definition(int bits) {
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    const double sign = (bits & 0x8000) != 0 ? -1.0 : 1.0;
    if (exponent == 31) {
        return fraction != 0 ? std::numeric_limits<double>::quiet_NaN()
                             : sign * std::numeric_limits<double>::infinity();
    }
    return exponent == 0 ? sign * std::ldexp(fraction, -24)
                         : sign * std::ldexp(1024 + fraction, exponent - 25);
}

} // namespace

class TestDType : public QObject {
    Q_OBJECT

  private slots:
    void everyF16PatternConvertsExactly() {
        for (int bits = 0; bits < 65536; ++bits) {
            const auto pattern = static_cast<std::uint16_t>(bits);
            const double expected = f16_by_definition(bits);
            const float got = f16_to_f32(pattern);
            if (std::isnan(expected)) {
                QVERIFY2(std::isnan(got), qPrintable(QString::number(bits, 16)));
                QVERIFY(std::isnan(f16_to_f32(f32_to_f16(got))));
                continue;
            }
            QVERIFY2(static_cast<double>(got) == expected &&
                         std::signbit(got) == std::signbit(expected),
                     qPrintable(QString::number(bits, 16)));
            QCOMPARE(f32_to_f16(got), pattern);
        }
    }

    void everyBf16PatternConvertsExactly() {
        for (std::uint32_t bits = 0; bits < 65536; ++bits) {
            const auto pattern = static_cast<std::uint16_t>(bits);
            const float got = bf16_to_f32(pattern);
            QCOMPARE(std::bit_cast<std::uint32_t>(got), bits << 16);
            if (std::isnan(got)) {
                QVERIFY(std::isnan(bf16_to_f32(f32_to_bf16(got))));
            } else {
                QCOMPARE(f32_to_bf16(got), pattern);
            }
        }
    }

    void roundsToNearestEven() {
        QCOMPARE(f32_to_f16(1.0F + 0x1p-11F), std::uint16_t{0x3C00});
        QCOMPARE(f32_to_f16(1.0F + 0x1.8p-10F), std::uint16_t{0x3C02});
        QCOMPARE(f32_to_f16(65519.0F), std::uint16_t{0x7BFF});
        QCOMPARE(f32_to_f16(65520.0F), std::uint16_t{0x7C00});
        QCOMPARE(f32_to_f16(0x1p-25F), std::uint16_t{0});
        QCOMPARE(f32_to_f16(0x1.8p-25F), std::uint16_t{1});
        QCOMPARE(f32_to_bf16(std::bit_cast<float>(0x3F808000U)), std::uint16_t{0x3F80});
        QCOMPARE(f32_to_bf16(std::bit_cast<float>(0x3F818000U)), std::uint16_t{0x3F82});
    }
};

QTEST_APPLESS_MAIN(TestDType)
#include "test_dtype.moc"
