// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QXmlStreamReader>
#include <QtTest>

/// The Chinese translation has every text, and keeps what the program fills in.
class TestTranslations : public QObject {
    Q_OBJECT

    struct Message {
        QString context;
        QString source;
        QString translation;
        bool unfinished = false;
        bool vanished = false;
    };

    QList<Message> messages_;

    static Message readMessage(QXmlStreamReader& xml, const QString& context) {
        Message message;
        message.context = context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("source")) {
                message.source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                const auto type = xml.attributes().value(QLatin1String("type"));
                message.unfinished = type == QLatin1String("unfinished");
                message.vanished =
                    type == QLatin1String("vanished") || type == QLatin1String("obsolete");
                message.translation =
                    xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            } else {
                xml.skipCurrentElement();
            }
        }
        return message;
    }

    static QStringList placeholders(const QString& text) {
        static const QRegularExpression pattern(QStringLiteral("%(?:L?\\d|n)"));
        QStringList found;
        for (auto match = pattern.globalMatch(text); match.hasNext();) {
            found << match.next().captured();
        }
        found.removeDuplicates();
        found.sort();
        return found;
    }

  private slots:
    void initTestCase() {
        QFile file(QStringLiteral(HEEDMAP_SOURCE_DIR) +
                   QStringLiteral("/resources/translations/heedmap_zh_CN.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) {
                continue;
            }
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("message")) {
                messages_ << readMessage(xml, context);
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(messages_.size() > 100);
    }

    void isFinished() {
        for (const Message& message : messages_) {
            const QByteArray where = (message.context + ": " + message.source).toUtf8();
            QVERIFY2(!message.unfinished && !message.vanished, where.constData());
            QVERIFY2(!message.translation.isEmpty(), where.constData());
        }
    }

    void callsOneThingByOneWord() {
        const QString other = QStringLiteral("分数"); // a score is 得分 everywhere
        for (const Message& message : messages_) {
            const QByteArray where = (message.context + ": " + message.source).toUtf8();
            QVERIFY2(!message.translation.contains(other), where.constData());
        }
    }

    void keepsThePlaceholders() {
        for (const Message& message : messages_) {
            const QByteArray where = (message.context + ": " + message.source).toUtf8();
            if (message.source.contains(QLatin1String("%n"))) {
                continue; // a plural form may leave its number out
            }
            QVERIFY2(placeholders(message.translation) == placeholders(message.source),
                     where.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
