// What a dashboard that Weft writes has to be, by Grafana's own types.
import type {
  AnnotationQuery,
  Dashboard,
  DataQuery,
  FieldConfig,
  Panel,
  RowPanel,
  VariableModel,
} from '@grafana/schema';
import type { Options as BarGauge } from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type {
  FieldConfig as HeatmapField,
  Options as Heatmap,
} from '@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen';
import type { Options as NodeGraph } from '@grafana/schema/dist/esm/raw/composable/nodegraph/panelcfg/x/NodeGraphPanelCfg_types.gen';
import type { Options as Stat } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type {
  FieldConfig as StateTimelineField,
  Options as StateTimeline,
} from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type {
  FieldConfig as TableField,
  Options as Table,
} from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type {
  FieldConfig as TimeSeriesField,
  Options as TimeSeries,
} from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

// JSON has the values of enums, and not their names.
type Plain<T> = T extends string
  ? `${T}`
  : T extends object
    ? { [K in keyof T]: Plain<T[K]> }
    : T;

// The package has no type for queries of Prometheus.
interface Query extends DataQuery {
  expr: string;
  format: 'time_series' | 'table' | 'heatmap';
  instant: boolean;
  legendFormat?: string;
  range: boolean;
}

// Nor for what Prometheus' annotations have besides.
interface Annotation extends AnnotationQuery<DataQuery & { expr: string; interval: string }> {
  expr: string;
  step: string;
  textFormat: string;
  titleFormat: string;
}

interface PanelOf<Type extends string, Options, Field>
  extends Omit<Panel, 'type' | 'options' | 'fieldConfig' | 'targets' | 'transformations'> {
  type: Type;
  options: Options;
  fieldConfig: {
    defaults: Omit<FieldConfig, 'custom'> & { custom?: Field };
    overrides: Array<{
      matcher: { id: string; options: string };
      properties: Array<{ id: string; value: string }>;
    }>;
  };
  targets: Query[];
  transformations?: Array<{ id: string; options: Record<string, unknown> }>;
}

type Panels =
  | PanelOf<'bargauge', BarGauge, never>
  | PanelOf<'heatmap', Heatmap, HeatmapField>
  | PanelOf<'nodeGraph', NodeGraph, never>
  | PanelOf<'stat', Stat, never>
  | PanelOf<'state-timeline', StateTimeline, StateTimelineField>
  | PanelOf<'table', Table, TableField>
  | PanelOf<'timeseries', TimeSeries, TimeSeriesField>;

type Rows = Omit<RowPanel, 'panels'> & { panels: Panels[] };

export type WeftDashboard = Plain<
  Omit<Dashboard, 'annotations' | 'panels' | 'templating'> & {
    annotations: { list: Annotation[] };
    panels: Array<Panels | Rows>;
    templating: { list: VariableModel[] };
  }
>;
