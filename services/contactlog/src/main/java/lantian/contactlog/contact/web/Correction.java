package lantian.contactlog.contact.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record Correction(
        @NotNull @Valid Changes changes,
        @NotBlank @Size(max = 1000) String reason) {}
