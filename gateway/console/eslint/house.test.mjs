import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import house from './house.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const found = (code) => ({ code, errors: [{ messageId: 'found' }] });

tester.run('texts belong in the catalogues', house.rules['texts-in-catalogues'], {
  valid: ['const text = t("menu.todo"); // 待办', 'const sex = /^(f|female|女)$/i;', 'const a = <p lang="zh">{t("x")}</p>;'],
  invalid: [found('const text = "待办";'), found('const text = `${n} 条`;'), found('const a = <p>待办</p>;'), found('const a = <p title="待办" />;')],
});
tester.run('colours are tokens', house.rules['colours-are-tokens'], {
  valid: ['const a = <a href="#add">{t("x")}</a>;', 'const c = "var(--c-over)";', 'const n = "#12345";'],
  invalid: [found('const c = "#fff";'), found('const c = `1px solid #12908e`;')],
});
tester.run('nothing comes from elsewhere', house.rules['nothing-from-elsewhere'], {
  valid: ['const ns = "http://www.w3.org/2000/svg";', 'const path = "/api/children";'],
  invalid: [found('fetch("https://fonts.example/a.css");')],
});
