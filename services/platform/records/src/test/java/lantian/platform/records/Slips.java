package lantian.platform.records;

import lantian.platform.records.Slip.SlipId;

interface Slips extends Records<Slip, SlipId> {}
