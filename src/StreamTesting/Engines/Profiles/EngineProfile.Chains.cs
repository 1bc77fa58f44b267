namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>Starts an oracle for windows of windows: the results of the first, at the last ms of their windows, are what the second counts.</summary>
    /// <param name="first">The windows of the records.</param>
    /// <param name="second">The windows of the results.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <returns>The oracle. Its panes are the second's; the records in them are those of the results in them.</returns>
    /// <exception cref="ArgumentException">The windows, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle ChainOracle(WindowShape first, WindowShape second, int partitions = 1)
    {
        ProfileGuard.CheckChain(this);
        ProfileGuard.CheckShape(this, first);
        ProfileGuard.CheckShape(this, second);
        return Drivers.For(
            this, partitions, partition => new ChainOperator(new WindowOperator(this, first, partition), new WindowOperator(this, second, partition)));
    }
}
