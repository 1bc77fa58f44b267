namespace StreamTesting;

/// <summary>
/// The meeting of several watermark streams before an operator. Idle channels hold nothing back; one that comes back behind the last output
/// stays out of the minimum until it has caught up. Source: Flink's <c>StatusWatermarkValve</c>.
/// </summary>
internal sealed class WatermarkValve(int channels, IWatermarkOutput output)
{
    private readonly long[] _watermarks = [.. Enumerable.Repeat(long.MinValue, channels)];
    private readonly bool[] _idle = new bool[channels];
    private readonly bool[] _aligned = [.. Enumerable.Repeat(true, channels)];
    private long _output = long.MinValue;
    private bool _allIdle;

    public void Watermark(int channel, long watermark)
    {
        if (_allIdle || _idle[channel] || watermark <= _watermarks[channel])
        {
            return;
        }

        _watermarks[channel] = watermark;
        _aligned[channel] |= watermark >= _output;
        EmitMinimum();
    }

    public void Status(int channel, bool idle)
    {
        if (_idle[channel] == idle)
        {
            return;
        }

        _idle[channel] = idle;
        if (idle)
        {
            TurnIdle(channel);
            return;
        }

        _aligned[channel] = _watermarks[channel] >= _output;
        if (_allIdle)
        {
            _allIdle = false;
            output.Mark(idle: false);
        }
    }

    private void TurnIdle(int channel)
    {
        _aligned[channel] = false;
        var heldTheOutput = _watermarks[channel] == _output;
        if (!Array.TrueForAll(_idle, idle => idle))
        {
            if (heldTheOutput)
            {
                EmitMinimum();
            }

            return;
        }

        if (heldTheOutput)
        {
            EmitIfHigher(_watermarks.Max());
        }

        _allIdle = true;
        output.Mark(idle: true);
    }

    private void EmitMinimum()
    {
        var (least, any) = (long.MaxValue, false);
        for (var i = 0; i < _watermarks.Length; i++)
        {
            if (_aligned[i])
            {
                least = Math.Min(least, _watermarks[i]);
                any = true;
            }
        }

        if (any)
        {
            EmitIfHigher(least);
        }
    }

    private void EmitIfHigher(long watermark)
    {
        if (watermark > _output)
        {
            _output = watermark;
            output.Emit(watermark);
        }
    }
}
