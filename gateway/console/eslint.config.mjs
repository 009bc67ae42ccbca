import css from '@eslint/css';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import house from './eslint/house.mjs';

const raw = 'No raw markup: React writes the page.';
const part = 'A test runs always and whole.';

export default defineConfig(
  { ignores: ['dist', 'src/api/generated'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['src/**/*.{ts,tsx}', 'vite.config.ts'],
    extends: [js.configs.recommended, ts.configs.recommendedTypeChecked, hooks.configs.flat.recommended, a11y.flatConfigs.recommended],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': 'error',
      'no-debugger': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: raw },
        { selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]', message: raw },
        { selector: 'CallExpression[callee.property.name=/^(only|skip)$/]', message: part },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // A part of the page that scrolls by itself must be reached by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['region', 'tabpanel'] }],
      // The focus goes into what somebody has just opened.
      'jsx-a11y/no-autofocus': 'off',
      'house/texts-in-catalogues': 'error',
      'house/colours-are-tokens': 'error',
      'house/nothing-from-elsewhere': 'error',
    },
  },
  { files: ['vite.config.ts'], rules: { 'house/nothing-from-elsewhere': 'off' } },
  { files: ['src/i18n/**', 'src/format/{dates,classes}.ts', 'src/**/*.{test,fixture}.{ts,tsx}'], rules: { 'house/texts-in-catalogues': 'off' } },
  { files: ['src/ui/Landscape.tsx', 'src/**/*.test.{ts,tsx}'], rules: { 'house/colours-are-tokens': 'off' } },
  { files: ['src/**/*.css'], language: 'css/css', plugins: { css, house }, rules: { 'house/styles-of-the-house': 'error' } },
  // Where the tokens are defined, and the pictures drawn, colours are written.
  { files: ['src/theme/{tokens,rooms}.css'], rules: { 'house/styles-of-the-house': 'off', 'house/styles-from-here': 'error' } },
);
