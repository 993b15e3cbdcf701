import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What a plain-named file may not know: frameworks, stores, brokers, Node and the libraries that wrap them. */
const WORLD = [
  '@nestjs/*',
  'typeorm',
  'bullmq',
  'ioredis',
  'amqplib',
  'pg',
  'pino',
  'prom-client',
  'fastify',
  '@fastify/*',
  'undici',
  'nodemailer',
  'node:*',
  '!node:buffer',
  '!node:crypto',
  '!node:util',
  '!node:zlib',
  '@tingsu/messaging',
  '@tingsu/http',
  '@tingsu/service',
  '@tingsu/alarms',
];
/** Any file with a suffix, except that the shape of a row is no way to the world. */
const SUFFIXED = String.raw`^\.{1,2}/.*\.(?!entity\.)[a-z-]+\.js$`;
/** What is pure in modules that touch the world otherwise. */
const PURE_PARTS = [
  // Signing with Ed25519 draws no lots.
  [
    'node:crypto',
    [
      ...['createDecipheriv', 'createHash', 'createHmac', 'timingSafeEqual'],
      ...['createPrivateKey', 'createPublicKey', 'KeyObject', 'sign', 'verify'],
    ],
  ],
  ['node:zlib', ['deflateRawSync', 'inflateRawSync']],
  ['uuid', ['v5']],
  ['@tingsu/runtime', ['BASE_CONFIG', 'integerSetting', 'safeError', 'switchSetting']],
];
/** The shape of a row is no way to the world: pure files may know the types of entities. */
const ROWS = [
  { group: ['@tingsu/database'], allowImportNames: ['isDatabaseUnavailable'] },
  { group: ['**/*.entity.js'] },
];
const PURE =
  'A plain-named file is pure. Give the file a suffix that says what it touches, or move the rule out.';
const TIME = 'A pure file takes the time, and what is drawn by lot, as an argument.';
/** Reads the clock, draws lots, waits, or looks at the process. */
const IMPURE = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'MemberExpression[object.name="Date"][property.name="now"]',
  'MemberExpression[object.name="Math"][property.name="random"]',
  'MemberExpression[object.name=/^(process|performance)$/]',
  'CallExpression[callee.object.property.name="Now"]',
  'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate|fetch)$/]',
];

/** Statements stand in repositories; those that make a schema in migrations and `.ddl` files. */
const SQL = String.raw`/^\s*(select\s|insert into\s|update (\w+ (as )?(\w+ )?set\s|$)|delete from\s|with \w+ as |set local\s|(create|alter|drop) (or replace |unique )?(table|role|schema|database|sequence|policy|index|function)\s)/`;
const STATEMENTS = [
  ...[`TemplateElement[value.raw=${SQL}]`, `Literal[value=${SQL}]`].map((selector) => ({
    selector,
    message: 'SQL stands in a *.repository.ts file, or in *.ddl.ts when it makes a schema.',
  })),
  {
    selector: 'TSPropertySignature[key.name=/^[a-z0-9]+_/]',
    message: 'A row has the shape of its entity: take it from table(Entity), RowOf or Pick.',
  },
];

/** Libraries have one door, and services meet only through libs/contracts. */
const DOORS = [
  { regex: '^@tingsu/[a-z]+/', message: 'A library has one door: import it by its name.' },
  { regex: '^(\\.{1,2}/)*libs/', message: 'Import a library by its name, @tingsu/….' },
  {
    regex: '(^|/)services/',
    message: 'A service never imports another service: they meet through events.',
  },
  {
    regex: '^@tingsu/(intake|cases|notifications|analytics|gateway|web)$',
    message: 'Nothing imports a service.',
  },
];

const SPECS = [
  '**/*.fixture.ts',
  '**/*.harness.ts',
  '**/*.spec.ts',
  '**/*.db-spec.ts',
  '**/*.e2e-spec.ts',
  'test/**/*.ts',
  '{libs,services}/*/test/**/*.ts',
];

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.local/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { __dirname: 'readonly', __filename: 'readonly' } },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: nodeGlobals() },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      complexity: ['error', 20],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        }),
      ],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      'import-x/no-default-export': 'error',
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      complexity: ['error', 20],
    },
  },
  {
    files: ['libs/**/*.ts', 'services/**/*.ts', 'web/src/**/*.ts', 'web/src/**/*.tsx'],
    rules: { 'no-restricted-imports': ['error', { patterns: DOORS }] },
  },
  {
    files: ['libs/**/*.ts', 'services/*/src/**/*.ts'],
    ignores: [...SPECS, '**/*.repository.ts', '**/*.ddl.ts'],
    rules: { 'no-restricted-syntax': ['error', ...STATEMENTS] },
  },
  {
    files: ['libs/**/*.repository.ts', 'services/*/src/**/*.repository.ts'],
    rules: { 'no-restricted-syntax': ['error', ...STATEMENTS.slice(-1)] },
  },
  {
    files: ['libs/*/src/**/+([^.]).ts', 'services/*/src/*/**/+([^.]).ts'],
    // The door of a library names what others may use, and holds nothing.
    ignores: [...SPECS, 'libs/*/src/index.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...DOORS,
            { group: WORLD, message: PURE },
            { regex: SUFFIXED, message: PURE },
            ...PURE_PARTS.map(([module, allowImportNames]) => ({
              group: [module],
              allowImportNames,
              message: PURE,
            })),
          ],
        },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: ROWS.map((rows) => ({ ...rows, message: PURE, allowTypeImports: true })) },
      ],
      'no-restricted-syntax': [
        'error',
        ...STATEMENTS,
        ...IMPURE.map((selector) => ({ selector, message: TIME })),
      ],
    },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);

/** @returns {Record<string, 'readonly'>} */
function nodeGlobals() {
  const names = [
    'process',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'fetch',
    'AbortController',
    'AbortSignal',
    'performance',
  ];
  const timers = [
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'structuredClone',
  ];
  const web = [
    'FormData',
    'Blob',
    'Response',
    'Request',
    'Headers',
    'TextEncoder',
    'TextDecoder',
    'crypto',
    'document',
    'window',
  ];
  return Object.fromEntries([...names, ...timers, ...web].map((name) => [name, 'readonly']));
}
