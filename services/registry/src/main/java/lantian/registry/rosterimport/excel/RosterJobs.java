package lantian.registry.rosterimport.excel;

import lantian.registry.rosterimport.AskAboutMissing;
import lantian.registry.rosterimport.ImportRecords;
import lantian.registry.rosterimport.RosterFiles;
import lantian.registry.rosterimport.RunImport;
import lantian.registry.rosterimport.StoreRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterJobs {

    @Bean
    RosterFiles rosterFiles() {
        return new RosterWriter();
    }

    @Bean
    RunImport runImport(ImportRecords records, StoreRows store, AskAboutMissing missing, RosterFiles files) {
        return new RunImport(records, store, missing, files);
    }
}
