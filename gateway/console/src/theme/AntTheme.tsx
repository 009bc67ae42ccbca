import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { useTexts } from '../i18n';
import { tokens, useDark } from './theme';

type Values = Record<string, unknown>;
type Algorithm = Exclude<NonNullable<ThemeConfig['algorithm']>, unknown[]>;

/** Status and dark colours stay as given instead of being derived again. */
const exact = (token: Values): Algorithm => (_seed, map) => ({ ...map!, ...token });

function merged(light: Record<string, Values>, dark: Record<string, Values>): Record<string, Values> {
  return Object.fromEntries(Object.entries(light).map(([name, values]) => [name, { ...values, ...dark[name] }]));
}

/** The nonce that the gateway writes into the page, when it does. */
function nonce(): string | undefined {
  const value = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return value && !value.startsWith('__') ? value : undefined;
}

/** A room that uses Ant Design, in our clothes. */
export function withAnt(Room: ComponentType): ComponentType {
  return function Dressed() {
    return <AntTheme><Room /></AntTheme>;
  };
}

/** Ant Design in our clothes; around the rooms that use it. */
export function AntTheme({ children }: { children: ReactNode }) {
  const dark = useDark();
  const { lang } = useTexts();
  useEffect(() => {
    dayjs.locale(lang === 'en' ? 'en' : 'zh-cn');
  }, [lang]);
  const token: Values = dark ? { ...tokens.light.token, ...tokens.dark.token } : tokens.light.token;
  const components = dark ? merged(tokens.light.components, tokens.dark.components) : tokens.light.components;
  const value = nonce();
  return (
    <ConfigProvider
      locale={lang === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      {...(value ? { csp: { nonce: value } } : {})}
      theme={{
        token,
        components,
        algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm, exact(token)],
      }}
    >
      {children}
    </ConfigProvider>
  );
}
