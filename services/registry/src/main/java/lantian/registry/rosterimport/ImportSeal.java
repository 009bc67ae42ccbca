package lantian.registry.rosterimport;

import java.util.Optional;

/** Seals of an import what is about people: its name with the school's key, the rest with a key of its own. */
public interface ImportSeal {

    byte[] seal(String fileName);

    byte[] seal(ImportId id, Outline outline);

    /** Readable as long as the import is listed; empty where none was kept. */
    String fileName(RosterImport of);

    /** How the file was understood; empty until it was read, and once it was forgotten. */
    Optional<Outline> outline(RosterImport of);
}
