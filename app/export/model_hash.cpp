// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/model_hash.h"

#include "core/format/tensor_values.h"

#include <QCryptographicHash>

#include <algorithm>
#include <map>
#include <mutex>

namespace heedmap {

namespace {

constexpr std::size_t piece = 16 << 20; ///< bytes between two looks at the stop token

std::vector<const NamedWeight*> weightsOf(const Model& model) {
    std::vector<const NamedWeight*> weights;
    const auto add = [&weights](const Model& part) {
        for (const NamedWeight& weight : part.weights) {
            weights.push_back(&weight);
        }
    };
    add(model);
    if (model.encoder) {
        add(*model.encoder);
    }
    std::ranges::stable_sort(weights, {}, [](const NamedWeight* w) { return w->name; });
    const auto again =
        std::unique(weights.begin(), weights.end(),
                    [](const NamedWeight* a, const NamedWeight* b) { return a->data == b->data; });
    weights.erase(again, weights.end()); // what encoder and decoder share
    return weights;
}

std::size_t bytesOf(const NamedWeight& weight) {
    return weight.elements() * size_of(weight.dtype);
}

Result<std::string> computed(const Model& model, const Work& work) {
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    const std::vector<const NamedWeight*> weights = weightsOf(model);
    double total = 0;
    for (const NamedWeight* weight : weights) {
        total += static_cast<double>(bytesOf(*weight));
    }
    double done = 0;
    for (const NamedWeight* weight : weights) {
        const std::string head = weight->name + " " + std::string(name_of(weight->dtype)) + " " +
                                 shape_text(weight->shape, ",") + "\n";
        hash.addData(QByteArrayView(head.data(), static_cast<qsizetype>(head.size())));
        const std::size_t bytes = bytesOf(*weight);
        const auto* data = static_cast<const char*>(weight->data);
        for (std::size_t at = 0; at < bytes; at += piece) {
            if (work.stopped()) {
                return cancelled();
            }
            const std::size_t size = std::min(piece, bytes - at);
            hash.addData(QByteArrayView(data + at, static_cast<qsizetype>(size)));
            done += static_cast<double>(size);
            report(work.progress, done / total);
        }
    }
    if (model.storage) {
        if (Result<void> whole = model.storage->intact(); !whole) {
            return whole.error();
        }
    }
    return "blake2b-256:" + hash.result().toHex().toStdString();
}

} // namespace

Result<std::string> modelHash(const ModelPtr& model, const Work& work) {
    static std::mutex mutex;
    static std::map<std::weak_ptr<const Model>, std::string, std::owner_less<>> known;
    const std::lock_guard lock(mutex); // one reads, the others wait for it
    std::erase_if(known, [](const auto& entry) { return entry.first.expired(); });
    if (const auto found = known.find(model); found != known.end()) {
        return found->second;
    }
    Result<std::string> hash = computed(*model, work);
    if (hash) {
        known.emplace(model, *hash);
    }
    return hash;
}

} // namespace heedmap
