package lantian.registry.rosterimport.persistence;

import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.rosterimport.ImportId;
import lantian.registry.rosterimport.ImportSeal;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.RosterImport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class VaultImportSeal implements ImportSeal {

    private final Vault vault;
    private final JsonMapper json;

    VaultImportSeal(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    @Override
    public byte[] seal(String fileName) {
        return vault.seal(school(), fileName);
    }

    @Override
    public byte[] seal(ImportId id, Outline outline) {
        return vault.seal(id.value(), json.writeValueAsString(outline));
    }

    @Override
    public String fileName(RosterImport of) {
        return of.sealedName().map(bytes -> vault.open(school(), bytes)).orElse("");
    }

    @Override
    public Optional<Outline> outline(RosterImport of) {
        return of.sealedOutline().map(bytes -> json.readValue(vault.open(of.id().value(), bytes), Outline.class));
    }

    private static UUID school() {
        return Tenancy.tenant().value();
    }
}
