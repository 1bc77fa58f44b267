namespace StreamTesting;

/// <summary>
/// The meeting of the inputs of one operator: the least watermark among those not idle, passed on when it rises. An input that sends a watermark
/// is no longer idle, but only a status says so to others. Source: Flink's <c>IndexedCombinedWatermarkStatus</c> and
/// <c>AbstractStreamOperator.processWatermarkStatus</c>.
/// </summary>
internal sealed class InputMerge(int inputs, AllIdleRule allIdle, IWatermarkOutput output)
{
    private readonly long[] _watermarks = [.. Enumerable.Repeat(long.MinValue, inputs)];
    private readonly bool[] _idle = new bool[inputs];
    private long _output = long.MinValue;
    private bool _allIdle;

    /// <summary>Where the watermarks and statuses of one input go.</summary>
    public IWatermarkOutput Input(int number) => new One(this, number);

    private void Emit(int input, long watermark)
    {
        _watermarks[input] = Math.Max(_watermarks[input], watermark);
        _idle[input] = false;
        Merge();
    }

    private void Mark(int input, bool idle)
    {
        var before = _allIdle;
        _idle[input] = idle;
        Merge();
        if (before != _allIdle)
        {
            output.Mark(idle);
        }
    }

    private void Merge()
    {
        var (least, greatest) = (long.MaxValue, long.MinValue);
        _allIdle = true;
        for (var i = 0; i < _watermarks.Length; i++)
        {
            greatest = Math.Max(greatest, _watermarks[i]);
            if (!_idle[i])
            {
                least = Math.Min(least, _watermarks[i]);
                _allIdle = false;
            }
        }

        var merged = !_allIdle ? least : allIdle == AllIdleRule.FlushMaximum ? greatest : _output;
        if (merged > _output)
        {
            _output = merged;
            output.Emit(merged);
        }
    }

    private sealed class One(InputMerge merge, int number) : IWatermarkOutput
    {
        public void Emit(long watermark) => merge.Emit(number, watermark);

        public void Mark(bool idle) => merge.Mark(number, idle);
    }
}
