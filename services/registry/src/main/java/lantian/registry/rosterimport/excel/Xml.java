package lantian.registry.rosterimport.excel;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/** Reads XML that somebody else wrote: no document types, no entities but the five, nothing from outside. */
final class Xml implements AutoCloseable {

    private static final int LONGEST_TEXT = 40_000;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    Xml(InputStream in) throws Unreadable {
        try {
            reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // what is wrong in a text is told by next(), not by whoever asks for the text
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    /** The next start or end of an element, or the document's end. */
    int next() throws Unreadable {
        try {
            while (reader.hasNext()) {
                var event = reader.next();
                switch (event) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable(Reason.HAS_DOCUMENT_TYPE);
                    case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                        return event;
                    }
                    default -> {}
                }
            }
            return XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    String name() {
        return reader.getLocalName();
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    String attributeName(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attributeValue(int index) {
        return reader.getAttributeValue(index);
    }

    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element we are in; a cell of Excel's own holds at most 32,767 characters. */
    String text() throws Unreadable {
        try {
            var text = "";
            while (true) {
                switch (reader.next()) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        text = text.isEmpty() ? reader.getText() : text + reader.getText();
                        if (text.length() > LONGEST_TEXT) {
                            throw new Unreadable(Reason.INFLATES_TOO_MUCH);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return text;
                    }
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                    default -> throw new Unreadable(Reason.BROKEN);
                }
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** All {@code t} inside the element we are in, without the phonetic ones. */
    String texts(String element) throws Unreadable {
        var text = new StringBuilder();
        var phonetic = 0;
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            var name = name();
            if (event == XMLStreamConstants.END_ELEMENT && name.equals(element)) {
                return text.toString();
            }
            if (name.equals("rPh")) {
                phonetic += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("t")) {
                var part = text();
                text.append(phonetic == 0 ? part : "");
                if (text.length() > LONGEST_TEXT) {
                    throw new Unreadable(Reason.INFLATES_TOO_MUCH);
                }
            }
        }
        throw new Unreadable(Reason.BROKEN);
    }

    private static Unreadable failure(XMLStreamException failure) {
        return new Unreadable(Parts.tooMuch(failure) ? Reason.INFLATES_TOO_MUCH : Reason.BROKEN);
    }

    @Override
    public void close() throws Unreadable {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }
}
