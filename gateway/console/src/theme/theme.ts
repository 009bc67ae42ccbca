import { useSyncExternalStore } from 'react';
import tokens from './antd-theme.json';

export type Choice = 'system' | 'light' | 'dark';

const KEY = 'lantian.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function stored(): Choice {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

let choice = stored();

function apply() {
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

apply();
system.addEventListener('change', () => listeners.forEach((l) => l()));

export function chooseTheme(next: Choice): void {
  choice = next;
  if (next === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  apply();
  listeners.forEach((l) => l());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useThemeChoice = () => useSyncExternalStore(subscribe, () => choice);
export const useDark = () => useSyncExternalStore(subscribe, () => (choice === 'system' ? system.matches : choice === 'dark'));

export { tokens };
export type ChartColours = (typeof tokens)['chart']['light'];
export const chartColours = (dark: boolean): ChartColours => (dark ? tokens.chart.dark : tokens.chart.light);
