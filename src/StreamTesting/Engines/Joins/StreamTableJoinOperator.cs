namespace StreamTesting;

/// <summary>A join of a stream, input 0, with a table, input 1. Source: Kafka Streams' <c>KStreamKTableJoinProcessor</c>.</summary>
internal sealed class StreamTableJoinOperator(EngineProfile profile, StreamTableJoinRules rules) : IStepOperator
{
    private readonly ITableStore _table = rules.Table.MakeStore();
    private readonly StreamTableBuffer? _buffer = rules.Grace is { } grace ? new StreamTableBuffer(grace) : null;
    private readonly DropCounter _drops = new(profile.Windows.Drops);

    public bool FollowsClock => true;

    private bool IsLeft => rules.Kind == JoinKind.Left;

    public bool Takes(in Step record) => record.Input == 1 ? record.Key is not null : record.Value is not null && (record.Key is not null || IsLeft);

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        try
        {
            if (record.Input == 1)
            {
                Change(record);
            }
            else if (record.Key is null)
            {
                outcomes.Add(_buffer is null ? new PairOutcome(record.Number, null, record.Time) : new FailureOutcome($"Record {record.Number} has no key; a left join with grace can't keep it."));
            }
            else if (_buffer is null || !_buffer.Add(record))
            {
                Join(record, outcomes);
            }
            else
            {
                while (_buffer.TryTake(out var next))
                {
                    Join(next, outcomes);
                }
            }
        }
        catch (TableFailureException failure)
        {
            outcomes.Add(new FailureOutcome(failure.Message));
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes) => _drops.EndBundle(outcomes);

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Restart()
    {
        _table.Restart();
        _buffer?.Restart();
    }

    private void Change(in Step record)
    {
        if (_table.Put(record.Key!, record.Value is null ? null : record.Number, record.Time) == TablePut.Refused)
        {
            _drops.Window(record.Key!, record.Time);
        }
    }

    private void Join(in Step record, List<Outcome> outcomes)
    {
        var row = _table.IsVersioned ? _table.AsOf(record.Key!, record.Time) : _table.Latest(record.Key!);
        if (row is not null || IsLeft)
        {
            outcomes.Add(new PairOutcome(record.Number, row?.Number, record.Time));
        }
    }
}
