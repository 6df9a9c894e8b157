import { theme, type ThemeConfig } from 'antd';

const shared = {
  fontFamily: 'var(--cc-font)',
  fontSize: 13,
  borderRadius: 6,
};

/** Where something can be typed, the border holds 3:1 (WCAG 1.4.11). */
const fields = (colorBorder: string) => ({
  Input: { colorBorder },
  InputNumber: { colorBorder },
  Select: { colorBorder },
  DatePicker: { colorBorder },
});

const light: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#0e6f80',
    colorLink: '#0e6f80',
    colorError: '#c22626',
    colorText: '#1a1f26',
    colorTextSecondary: '#59626e',
    colorTextDescription: '#59626e',
    colorTextPlaceholder: '#69727e',
    colorTextDisabled: '#8a919b',
    colorBorder: '#c9ced5',
  },
  components: fields('#858e99'),
};

const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#5bbccb',
    colorLink: '#5bbccb',
    colorError: '#ff6b63',
    colorBgBase: '#0f1317',
    colorBgContainer: '#1b2128',
    colorBgElevated: '#202730',
    colorText: '#e7eaee',
    colorTextSecondary: '#a0abb8',
    colorTextDescription: '#a0abb8',
    colorTextPlaceholder: '#8b97a4',
    colorTextDisabled: '#6b7682',
    colorBorder: '#3a444f',
    colorTextLightSolid: '#06171b',
  },
  components: fields('#6a7683'),
};

/** Ant Design's theme beside the console's own tokens in tokens.css. */
export function themeFor(isDark: boolean): ThemeConfig {
  const chosen = isDark ? dark : light;
  return {
    ...chosen,
    // A spinner that is gone again within a frame never ends its motion, and stays in the button's name.
    token: { ...chosen.token, motion: false },
    components: {
      ...chosen.components,
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
