import { theme as antd, type ThemeConfig } from 'antd';
import type { Look } from './look.store';

const SHARED = {
  fontSize: 14,
  fontSizeSM: 12,
  fontSizeLG: 16,
  fontSizeXL: 20,
  fontSizeHeading5: 16,
  fontSizeHeading4: 16,
  fontSizeHeading3: 20,
  fontSizeHeading2: 20,
  fontSizeHeading1: 24,
  borderRadius: 6,
} as const;

/** Colours that pass WCAG AA on white and on the pale backgrounds of tags (antd's own do not). */
const LIGHT: ThemeConfig = {
  token: {
    ...SHARED,
    colorPrimary: '#0b5c4f',
    colorLink: '#0b5c4f',
    colorInfo: '#0b5c4f',
    colorError: '#cf1322',
    colorWarning: '#ad4e00',
    colorWarningBg: '#fff6e8',
    colorWarningBorder: '#e0bb8c',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#e8a5a0',
    colorSuccess: '#237804',
    colorInfoBg: '#eef5f3',
    colorInfoBorder: '#9dbab2',
    colorSuccessBg: '#f2faec',
    colorSuccessBorder: '#a5cf8f',
    colorTextPlaceholder: '#6b6b6b',
    colorTextTertiary: '#595959',
    colorTextQuaternary: '#6b6b6b',
    colorTextDescription: '#595959',
  },
};

/** The same roles of colour on dark paper; the numbers are those of look.css. */
const DARK: ThemeConfig = {
  algorithm: antd.darkAlgorithm,
  token: {
    ...SHARED,
    colorPrimary: '#1d7f6d',
    colorLink: '#62cbb4',
    colorInfo: '#1d7f6d',
    colorError: '#d9534c',
    colorErrorText: '#ff9089',
    colorWarning: '#d98a3d',
    colorWarningBg: '#2f2110',
    colorWarningBorder: '#7a5526',
    colorErrorBg: '#321615',
    colorErrorBorder: '#7c3733',
    colorSuccess: '#6fbf4f',
    colorInfoBg: '#1f2b27',
    colorInfoBorder: '#3f6a60',
    colorSuccessBg: '#19270f',
    colorSuccessBorder: '#3f6a2a',
    colorBgBase: '#18201d',
    colorTextBase: '#e4ece9',
    colorTextPlaceholder: '#a0aeaa',
    colorTextTertiary: '#a9b8b3',
    colorTextQuaternary: '#a0aeaa',
    colorTextDescription: '#a9b8b3',
  },
};

export const THEMES: Readonly<Record<Look, ThemeConfig>> = { light: LIGHT, dark: DARK };
