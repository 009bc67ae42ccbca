/** Dates are calendar dates in Asia/Shanghai, written `yyyy-MM-dd` as on the wire. */

const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

function shanghai(instant: Date): { date: string; time: string } {
  const p = Object.fromEntries(parts.formatToParts(instant).map((x) => [x.type, x.value]));
  return { date: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
}

export function today(now: Date = new Date()): string {
  return shanghai(now).date;
}

const epochDay = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY;

export function plusDays(date: string, days: number): string {
  return new Date((epochDay(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Whole days from one date to the other; positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from);
}

/** `11-20` this year, `2025-11-20` otherwise. */
export function day(date: string | null | undefined, now: string = today()): string {
  if (!date) return '—';
  return date.slice(0, 4) === now.slice(0, 4) ? date.slice(5) : date;
}

/** `11-20 08:00` in Shanghai. */
export function moment(instant: string | null | undefined, now: string = today()): string {
  if (!instant) return '—';
  const at = shanghai(new Date(instant));
  return `${day(at.date, now)} ${at.time}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As spoken in a sentence: `11 月 20 日`. */
export function spokenDay(date: string, lang: 'zh-CN' | 'en'): string {
  const month = Number(date.slice(5, 7));
  const dayOfMonth = Number(date.slice(8, 10));
  return lang === 'en' ? `${dayOfMonth} ${MONTHS[month - 1]}` : `${month} 月 ${dayOfMonth} 日`;
}

export function spokenMonth(date: string, lang: 'zh-CN' | 'en'): string {
  const month = Number(date.slice(5, 7));
  return lang === 'en' ? MONTHS[month - 1]! : `${month} 月`;
}

export function age(birthDate: string, now: string = today()): number {
  const years = Number(now.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return now.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
