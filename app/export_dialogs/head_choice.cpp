// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/head_choice.h"

#include "app/export/head_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace heedmap {

HeadChoice::HeadChoice(const ExportRequest& shown, const std::vector<Which>& offered,
                       const QString& tip)
    : chosen_(shown.head()), shape_(shown.shape()), which_(new QComboBox), listed_(new QLineEdit) {
    const QString layer = QString::number(chosen_.site.layer);
    const QString head = layer + QLatin1Char('.') + QString::number(chosen_.head);
    for (const Which one : offered) {
        const QString text = one == Which::chosen  ? tr("The chosen head, %1").arg(head)
                             : one == Which::layer ? tr("All heads of layer %1").arg(layer)
                             : one == Which::all   ? tr("All heads")
                                                   : tr("These heads:");
        which_->addItem(text, static_cast<int>(one));
    }
    which_->setObjectName(QStringLiteral("whichHeads"));
    which_->setAccessibleName(tr("Heads"));
    which_->setToolTip(tip);
    listed_->setObjectName(QStringLiteral("listedHeads"));
    listed_->setAccessibleName(tr("Numbers of the heads"));
    listed_->setToolTip(tr("Layer and head of each: 1.0, 2.3"));
    listed_->setPlaceholderText(QStringLiteral("1.0, 2.3"));
    listed_->setText(head);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(which_);
    layout->addWidget(listed_, 1);
    setFocusProxy(which_);
    const auto follow = [this] { listed_->setEnabled(which() == Which::listed); };
    connect(which_, &QComboBox::currentIndexChanged, this, follow);
    follow();
}

HeadChoice::Which HeadChoice::which() const {
    return static_cast<Which>(which_->currentData().toInt());
}

Result<std::vector<HeadPosition>> HeadChoice::heads() const {
    const HeadPosition chosen{chosen_.site.layer, chosen_.head};
    if (which() == Which::listed) {
        return readHeadList(listed_->text().toStdString(), shape_);
    }
    std::vector<HeadPosition> heads{chosen};
    if (which() == Which::chosen) {
        return heads;
    }
    const bool all = which() == Which::all;
    const Index end = all ? shape_.num_hidden_layers : chosen.layer + 1;
    for (Index layer = all ? 0 : chosen.layer; layer < end; ++layer) {
        for (Index head = 0; head < shape_.num_attention_heads; ++head) {
            if (HeadPosition{layer, head} != chosen) {
                heads.push_back({layer, head});
            }
        }
    }
    return heads;
}

/// The listed heads are of one model: they are not kept.
QString HeadChoice::state() const {
    return QString::number(which_->currentData().toInt());
}

void HeadChoice::setState(const QString& state) {
    bool number = false;
    const int at = which_->findData(state.toInt(&number));
    which_->setCurrentIndex(number ? std::max(0, at) : 0);
}

} // namespace heedmap
