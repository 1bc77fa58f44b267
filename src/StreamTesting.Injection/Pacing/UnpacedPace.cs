namespace StreamTesting.Injection;

internal sealed class UnpacedPace : Pace
{
    internal override bool Waits => false;

    public override string ToString() => "as fast as possible";

    internal override TimeSpan DueAfter(long number, TimeSpan sinceFirst) => TimeSpan.Zero;
}
