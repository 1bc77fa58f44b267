namespace StreamTesting;

/// <summary>The starts of the windows that a time is in, ascending.</summary>
internal sealed class WindowAssigner(WindowShape shape, WindowAlignment alignment)
{
    /// <summary>The least start and how many there are, <see cref="WindowShape.Slide"/> apart.</summary>
    public (long First, long Count) StartsOf(long time)
    {
        var (size, slide) = (shape.Size, shape.Slide);
        if (alignment == WindowAlignment.ClampedAtEpoch)
        {
            var first = Math.Max(0, time - size + slide) / slide * slide;
            return (first, first > time ? 0 : ((time - first) / slide) + 1);
        }

        var remainder = Remainder(time);
        var count = shape.IsTumbling ? 1 : remainder < size ? ((size - remainder - 1) / slide) + 1 : 0;
        return (unchecked(time - remainder - ((count - 1) * slide)), count);
    }

    private long Remainder(long time)
    {
        if (alignment == WindowAlignment.Truncated)
        {
            return unchecked(time + shape.Slide - shape.Offset) % shape.Slide;
        }

        var remainder = unchecked(time - shape.Offset) % shape.Slide;
        return remainder < 0 ? remainder + shape.Slide : remainder;
    }
}
