// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"

#include "core/base/memory.h"
#include "core/format/hub.h"
#include "core/format/weight_files.h"
#include "core/model/config_file.h"
#include "core/model/finish_model.h"

#include <algorithm>

namespace heedmap {

namespace {

/// Keeps the mapped files alive.
class MappedStorage : public ModelStorage {
  public:
    explicit MappedStorage(WeightFiles weights) : files(std::move(weights)) {}

    [[nodiscard]] Result<void> intact() const override {
        for (const SafetensorsFile& file : files.files()) {
            if (auto intact = file.file()->intact(); !intact) {
                return intact;
            }
        }
        return {};
    }

    void settle(const std::stop_token& stop) const override {
        // Below, the processor's caches hold the weights; above, the system may want the memory
        // for the pages of the file itself.
        constexpr std::size_t least = 16 << 20;
        std::size_t size = 0;
        for (const SafetensorsFile& file : files.files()) {
            size += file.file()->bytes().size();
        }
        if (size < least || size > available_memory() / 2) {
            return;
        }
        for (const SafetensorsFile& file : files.files()) {
            file.file()->read_into_large_pages(stop);
        }
    }

    const WeightFiles files;
};

class FileSource : public WeightSource {
  public:
    FileSource(const WeightFiles& files, std::stop_token stop)
        : files_(files), stop_(std::move(stop)) {}

    [[nodiscard]] bool has(std::string_view name) const override {
        return files_.find(name).info != nullptr;
    }

  protected:
    Stored locate(const std::string& name, std::span<const Index> shape) override {
        const StoredTensor tensor = files_.find(name);
        if (stop_.stop_requested()) {
            fail(cancelled());
            return {};
        }
        if (tensor.info == nullptr) {
            fail({ErrorKind::invalid, files_.path().string(), name, "no such tensor",
                  "one of shape " + shape_text(shape) + ", as config.json says"});
            return {};
        }
        const std::string file = tensor.file->path().string();
        const auto dtype = dtype_from_name(tensor.info->dtype);
        if (!dtype) {
            fail({ErrorKind::invalid, file, name, tensor.info->dtype, "F32, F16 or BF16"});
            return {};
        }
        if (!std::ranges::equal(tensor.info->shape, shape)) {
            fail({ErrorKind::invalid, file, name, "shape " + shape_text(tensor.info->shape),
                  shape_text(shape) + ", as config.json says"});
            return {};
        }
        return {tensor.file->bytes(*tensor.info).data(), *dtype};
    }

  private:
    const WeightFiles& files_;
    std::stop_token stop_;
};

/// The hub's `owner/name` for a folder in its cache, else the folder's own name.
std::string model_name(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::path whole = std::filesystem::absolute(folder, ignored).lexically_normal();
    if (!whole.has_filename()) { // it ended in a slash
        whole = whole.parent_path();
    }
    return hub_name_of(whole).value_or(whole.filename().string());
}

} // namespace

Result<ModelPtr> load_model(const std::filesystem::path& folder, const std::stop_token& stop) {
    auto config = read_config_file(folder / "config.json");
    if (!config) {
        return config.error();
    }
    auto weights = WeightFiles::open(folder, stop);
    if (!weights) {
        return weights.error();
    }
    const auto storage = std::make_shared<const MappedStorage>(*std::move(weights));
    const auto model = std::make_shared<Model>();
    model->name = model_name(folder);
    model->folder = folder.string();
    model->config = config->config;
    model->notices = std::move(config->notices);
    model->storage = storage;
    FileSource source(storage->files, stop);
    config->family->bind(source, *model);
    // Zeros that a cut file shows must not be blamed on its tensors, nor taken for weights.
    if (const auto intact = storage->intact(); !intact) {
        return intact.error();
    }
    if (source.error()) {
        return *source.error();
    }
    finish_model(source, *model);
    return ModelPtr(model);
}

} // namespace heedmap
