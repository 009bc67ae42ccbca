package lantian.registry.roster.excel;

import lantian.registry.roster.AskAboutMissing;
import lantian.registry.roster.RosterFiles;
import lantian.registry.roster.RunImport;
import lantian.registry.roster.StoreRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterJobs {

    @Bean
    RosterFiles rosterFiles() {
        return new RosterWriter();
    }

    @Bean
    RunImport runImport(StoreRows store, AskAboutMissing missing, RosterFiles files) {
        return new RunImport(store, missing, files);
    }
}
