package lantian.reporting.figures;

import java.time.LocalDate;

/** The period asked for, both ends in it, as known on a day. */
public record Period(LocalDate from, LocalDate to, LocalDate asOf) {}
