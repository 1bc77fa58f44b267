namespace StreamTesting;

/// <summary>Chooses what drives an operator: the clock a profile asks for.</summary>
internal static class Drivers
{
    public static IOracle For(EngineProfile profile, int partitions, Func<int, IStepOperator> makeOperator, bool keyed = true, int inputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        ProfileGuard.Check(profile);
        return new CheckedOracle(profile, partitions, keyed, Driver(profile, partitions, makeOperator, inputs), inputs);
    }

    private static IOracle Driver(EngineProfile profile, int partitions, Func<int, IStepOperator> makeOperator, int inputs) =>
        profile.Clock.Drive switch
        {
            ClockDrive.Watermarks => new WatermarkDriver(profile.Clock, partitions, makeOperator(0), inputs),
            ClockDrive.StreamTime => new StreamTimeDriver(profile, makeOperator),
            ClockDrive.MicroBatches => new MicroBatchDriver(profile.Clock, makeOperator(0)),
            var drive => throw new ArgumentOutOfRangeException(nameof(profile), drive, "The profile's clock has a drive that does not exist."),
        };
}
