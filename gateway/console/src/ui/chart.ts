import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as withParts, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

withParts([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export { init, type EChartsType };
