import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** What no file under app/domain may do. */
const domainRules = {
  files: ['app/domain/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'setTimeout', 'setInterval', 'crypto', 'window', 'document', 'localStorage'],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'pass now in' },
      { object: 'Math', property: 'random', message: 'pass a seed in' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'pass now in' },
      { selector: ':function[async=true]', message: 'the domain is synchronous' },
      { selector: 'ClassDeclaration', message: 'functions and types, not classes' },
    ],
    'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    complexity: ['error', 10],
  },
}

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', '.data/', 'public/', 'test-results/', 'playwright-report/', '.dependency-cruiser.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'jsx-a11y': a11y, 'react-hooks': hooks },
    rules: {
      ...a11y.flatConfigs.recommended.rules,
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Inline styles are refused by the Content-Security-Policy.
      'no-restricted-syntax': ['error', { selector: "JSXAttribute[name.name='style']", message: 'the Content-Security-Policy refuses style attributes: use a class or an SVG attribute' }],
    },
  },
  domainRules,
)
