// @vitest-environment jsdom
import { act, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchTexts, textsOf, TextsContext, type Lang } from '../i18n';
import { usual, type Details } from './definition';
import DetailsForm from './DetailsForm';
import { talk } from './talk.fixture';

let root: Root;
let place: HTMLElement;
let said: Details;

function Sheet({ errors, from }: { errors: Record<string, string[]>; from: Details }) {
  const [details, setDetails] = useState<Details>(from);
  useEffect(() => void (said = details), [details]);
  return <DetailsForm form={talk} details={details} onChange={setDetails} errors={errors} />;
}

const show = (lang: Lang = 'zh-CN', errors: Record<string, string[]> = {}, from: Details = usual(talk)) =>
  act(() => root.render(<TextsContext value={textsOf(lang, () => {})}><Sheet errors={errors} from={from} /></TextsContext>));
/** The group or line of a field, by its label. */
const field = (label: string) => [...place.querySelectorAll<HTMLElement>('fieldset, .fl')].find((one) => one.querySelector('legend, label')?.textContent?.startsWith(label))!;
const chip = (label: string, answer: string) => [...field(label).querySelectorAll('button')].find((one) => one.textContent?.startsWith(answer))!;
const tap = (button: HTMLElement) => act(() => button.click());
const pressed = (label: string) => [...field(label).querySelectorAll('button[aria-pressed="true"]')].map((one) => one.textContent);
function type(label: string, text: string) {
  const input = field(label).querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')!;
  act(() => {
    // React watches the property of the element itself: what a person types goes past it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  return fetchTexts('en');
});
beforeEach(() => {
  place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

describe('a form on the page', () => {
  it('draws every kind of field in its order, with what it is asked for', () => {
    show();
    expect([...place.querySelectorAll('legend, label')].map((one) => one.firstChild?.textContent)).toEqual(['孩子怎么样', '情绪', '睡眠', '谈了', '地点', '分钟', '要再谈', '下次', '孩子说了什么']);
    expect(field('情绪').textContent).toContain('用于：及时发现情绪低落');
    expect(field('孩子说了什么').textContent).toContain('只有指定的人能看');
    expect(field('下次').querySelector('input')?.type).toBe('date');
    expect(place.querySelector('summary')?.textContent).toBe('其他可不填');
  });
  it('speaks English', () => {
    show('en');
    expect(field('Mood').textContent).toContain('Normal');
    expect(field('Topics').textContent).toContain('Family');
  });
  it('brings the common case back by one tap, and leaves the rest', () => {
    show();
    tap(chip('情绪', '低落'));
    tap(chip('谈了', '家里'));
    expect(said).toMatchObject({ mood: 'low', sleep: 'normal', topics: ['family'] });
    expect(chip('情绪', '低落').textContent).toContain('要家访');
    tap(chip('孩子怎么样', '一切正常'));
    expect(said).toMatchObject({ mood: 'normal', sleep: 'normal', topics: ['family'] });
    expect(pressed('孩子怎么样')).toEqual(['一切正常']);
  });
  it('keeps several answers in the order of the form', () => {
    show();
    tap(chip('谈了', '家里'));
    tap(chip('谈了', '学习'));
    expect(said.topics).toEqual(['study', 'family']);
    tap(chip('谈了', '家里'));
    expect(said.topics).toEqual(['study']);
  });
  it('takes yes and no, and neither', () => {
    show();
    tap(chip('要再谈', '否'));
    expect(said.again).toBe(false);
    tap(chip('要再谈', '否'));
    expect(said.again).toBeUndefined();
  });
  it('takes words, days and numbers', () => {
    show();
    type('地点', '教室');
    type('分钟', '20');
    type('下次', '2026-12-01');
    type('孩子说了什么', '想妈妈');
    expect(said).toMatchObject({ place: '教室', minutes: 20, next: '2026-12-01', words: '想妈妈' });
    type('分钟', '');
    expect(said.minutes).toBeUndefined();
  });
  it('shows what is wrong at its field', () => {
    show('zh-CN', { place: ['这一项要填。'], mood: ['不认识这个答案。'] });
    expect(field('地点').querySelector('[role="alert"]')?.textContent).toBe('这一项要填。');
    const input = field('地点').querySelector('input')!;
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby')!.split(' ')[1]!)?.textContent).toBe('这一项要填。');
    expect(field('情绪').querySelector('[role="alert"]')?.textContent).toBe('不认识这个答案。');
    expect(field('睡眠').querySelector('[role="alert"]')).toBeNull();
  });
  it('unfolds a group as soon as something is said in it or wrong with it', () => {
    show();
    expect(place.querySelector('details')?.open).toBe(false);
    show('zh-CN', { words: ['太长。'] });
    expect(place.querySelector('details')?.open).toBe(true);
  });
  it('evaluates no program text, so that the page forbids it', () => {
    const forbidden = globalThis.Function;
    globalThis.Function = (() => { throw new EvalError('forbidden'); }) as unknown as FunctionConstructor;
    try {
      show();
      expect(field('情绪')).toBeDefined();
    } finally {
      globalThis.Function = forbidden;
    }
  });
});
