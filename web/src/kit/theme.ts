import type { ThemeConfig } from 'antd';

/** Colours that pass WCAG AA on white and on the pale backgrounds of tags (antd's own do not). */
export const theme: ThemeConfig = {
  token: {
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
    fontSize: 15,
    borderRadius: 6,
  },
};
