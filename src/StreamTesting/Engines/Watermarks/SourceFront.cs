namespace StreamTesting;

/// <summary>The sources before an operator: one task, or several whose watermarks meet in a valve.</summary>
internal sealed class SourceFront
{
    private readonly ClockRules _rules;
    private readonly SourceTask[] _tasks;
    private readonly Relay _relay = new();
    private long _now;

    public SourceFront(ClockRules rules, int partitions)
    {
        _rules = rules;
        var valve = rules.SourceTasks > 1 ? new WatermarkValve(rules.SourceTasks, _relay) : null;
        _tasks = [.. Enumerable.Range(0, rules.SourceTasks).Select(n => new SourceTask(rules, valve is null ? _relay : new Channel(valve, n)))];
        for (var partition = 0; partition < partitions; partition++)
        {
            TaskOf(partition).Add(partition);
        }
    }

    public void Record(int partition, long time, IWatermarkOutput output)
    {
        var task = TaskOf(partition);
        task.Record(partition, time);
        if (_rules.Emission == WatermarkEmission.PerRecord)
        {
            _relay.To = output;
            task.Emit(_now);
        }
    }

    public void Tick(long now, IWatermarkOutput output)
    {
        _now = now;
        _relay.To = output;
        foreach (var task in _tasks)
        {
            task.Emit(now);
        }
    }

    public void Add(int partition) => TaskOf(partition).Add(partition);

    public void Remove(int partition) => TaskOf(partition).Remove(partition);

    private SourceTask TaskOf(int partition) => _tasks[partition % _tasks.Length];

    private sealed class Relay : IWatermarkOutput
    {
        public IWatermarkOutput? To { get; set; }

        public void Emit(long watermark) => To!.Emit(watermark);

        public void Mark(bool idle) => To!.Mark(idle);
    }

    private sealed class Channel(WatermarkValve valve, int number) : IWatermarkOutput
    {
        public void Emit(long watermark) => valve.Watermark(number, watermark);

        public void Mark(bool idle) => valve.Status(number, idle);
    }
}
