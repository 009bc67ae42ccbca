// What the console's own rules are, beside those that ESLint and its plugins bring.
const CHINESE = /[\u4e00-\u9fff]/;
const COLOUR = /#(?:[0-9a-f]{3,4}){1,2}\b/i;
const ELSEWHERE = /https?:\/\/(?!www\.w3\.org)/;

/** A rule that looks at every text of a program, whichever way it is written. */
const aboutTexts = (says, offends) => ({
  meta: { type: 'problem', schema: [], messages: { found: says } },
  create(context) {
    const look = (node, text) => {
      if (typeof text === 'string' && offends(text, node)) context.report({ node, messageId: 'found' });
    };
    return {
      Literal: (node) => { if (!node.regex) look(node, node.value); },
      TemplateElement: (node) => look(node, node.value.cooked),
      JSXText: (node) => look(node, node.value),
    };
  },
});

const isAddress = (node) => node.parent?.type === 'JSXAttribute' && node.parent.name.name === 'href';

const styles = {
  meta: { type: 'problem', schema: [], messages: { colour: 'Colours are tokens.', elsewhere: 'Nothing is fetched from elsewhere.' } },
  create(context) {
    return {
      Hash: (node) => context.report({ node, messageId: 'colour' }),
      Url: (node) => { if (ELSEWHERE.test(node.value)) context.report({ node, messageId: 'elsewhere' }); },
      Atrule: (node) => { if (node.name === 'import') context.report({ node, messageId: 'elsewhere' }); },
    };
  },
};

const styleUrls = {
  meta: styles.meta,
  create(context) {
    const { Url, Atrule } = styles.create(context);
    return { Url, Atrule };
  },
};

export default {
  rules: {
    'texts-in-catalogues': aboutTexts('Texts belong in the catalogues (src/i18n).', (text) => CHINESE.test(text)),
    'colours-are-tokens': aboutTexts('Colours are tokens (src/theme/tokens.css).', (text, node) => COLOUR.test(text) && !isAddress(node)),
    'nothing-from-elsewhere': aboutTexts('Nothing is fetched from elsewhere.', (text) => ELSEWHERE.test(text)),
    'styles-of-the-house': styles,
    'styles-from-here': styleUrls,
  },
};
