// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;

namespace heedmap {

struct Segment {
    QString text;
    QString tooltip;
};

/// Exclusive choices side by side in one frame. Arrow keys move the choice; to assistive
/// technology the segments are radio buttons. Its minimum size shows every segment's whole text.
class SegmentedControl : public QWidget {
    Q_OBJECT

  public:
    explicit SegmentedControl(const QString& accessibleName, QWidget* parent = nullptr);

    /// Replaces the segments; the current index stays if it is still one, else it is 0.
    void setSegments(const QList<Segment>& segments);
    [[nodiscard]] int count() const;
    [[nodiscard]] int current() const;
    /// Changes the choice without a signal.
    void setCurrent(int index);
    /// A disabled segment's tooltip says why.
    void setSegmentEnabled(int index, bool enabled, const QString& whyNot = {});

  signals:
    /// The user chose another segment.
    void chosen(int index);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QButtonGroup* group_;
    QBoxLayout* layout_;
    QList<Segment> segments_;
};

} // namespace heedmap
