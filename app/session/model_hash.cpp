// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/model_hash.h"

#include "core/format/weight_files.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace heedmap {

namespace {

namespace fs = std::filesystem;

/// What was hashed in this run of the program, by the files' names, sizes and times.
class Known {
  public:
    std::string find(const std::string& stamp) {
        const std::lock_guard lock(mutex_);
        const auto found = hashes_.find(stamp);
        return found == hashes_.end() ? std::string() : found->second;
    }
    void add(const std::string& stamp, const std::string& hash) {
        const std::lock_guard lock(mutex_);
        hashes_[stamp] = hash;
    }

  private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::string> hashes_;
};

Result<std::vector<fs::path>> filesOf(const fs::path& folder, const std::stop_token& stop) {
    const Result<WeightFiles> weights = WeightFiles::open(folder, stop);
    if (!weights) {
        return weights.error();
    }
    std::vector<fs::path> paths;
    for (const SafetensorsFile& file : weights->files()) {
        paths.push_back(file.path());
    }
    std::sort(paths.begin(), paths.end());
    paths.insert(paths.begin(), folder / "config.json");
    return paths;
}

std::string stampOf(const std::vector<fs::path>& paths) {
    QString stamp;
    for (const fs::path& path : paths) {
        const QFileInfo info(QString::fromStdString(path.string()));
        stamp += QStringLiteral("%1 %2 %3\n")
                     .arg(info.canonicalFilePath())
                     .arg(info.size())
                     .arg(info.lastModified().toMSecsSinceEpoch());
    }
    return stamp.toStdString();
}

} // namespace

Result<std::string> hashModel(const fs::path& folder, const JobContext& context) {
    static Known known;
    const Result<std::vector<fs::path>> paths = filesOf(folder, context.stop);
    if (!paths) {
        return paths.error();
    }
    const std::string stamp = stampOf(*paths);
    if (const std::string hash = known.find(stamp); !hash.empty()) {
        return hash;
    }
    double total = 0;
    for (const fs::path& path : *paths) {
        total += static_cast<double>(QFileInfo(QString::fromStdString(path.string())).size());
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    constexpr qint64 piece = qint64{1} << 20;
    double done = 0;
    for (const fs::path& path : *paths) {
        QFile file(QString::fromStdString(path.string()));
        bool good = file.open(QIODevice::ReadOnly);
        while (good && !file.atEnd()) {
            const QByteArray bytes = file.read(piece);
            good = !bytes.isEmpty();
            hash.addData(bytes);
            done += static_cast<double>(bytes.size());
            context.progress(done / std::max(total, 1.0));
            if (context.stop.stop_requested()) {
                return cancelled();
            }
        }
        if (!good) {
            return Error{ErrorKind::io,
                         path.string(),
                         {},
                         file.errorString().toStdString(),
                         "a file that can be read"};
        }
    }
    const std::string hex = hash.result().toHex().toStdString();
    known.add(stamp, hex);
    return hex;
}

} // namespace heedmap
