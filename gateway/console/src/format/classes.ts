/** Classes in the order of school life: 小班 中班 大班, 一年级 … 九年级, each by its number. */
const ORDER = ['托', '小', '中', '大', '一', '二', '三', '四', '五', '六', '七', '八', '九', '初', '高'];

function key(name: string): number {
  const at = ORDER.indexOf(name.charAt(0));
  const year = ['一', '二', '三'].indexOf(name.charAt(1)) + 1;
  return (at < 0 ? ORDER.length : at) * 10 + (at >= ORDER.indexOf('初') ? year : 0);
}

export function compareClasses(a: string, b: string): number {
  return key(a) - key(b) || a.localeCompare(b, 'zh-CN', { numeric: true });
}
