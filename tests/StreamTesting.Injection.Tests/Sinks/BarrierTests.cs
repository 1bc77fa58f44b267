namespace StreamTesting.Injection.Tests;

public sealed class BarrierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streamtesting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteTo_AFileOfAPlanWithBarriers_IsRefusedAndLeavesNothing(bool flushed)
    {
        var plan = Domains.Orders.Lifecycles(count: 20);
        var stream = (flushed ? plan.Flushed(TimeSpan.FromDays(1), afterBarrier: true) : plan.Barriers(every: 10)).Generate(new Seed(1));

        var refused = await Should.ThrowAsync<ArgumentException>(() => stream.WriteToAsync([Sink.File(Path.Combine(_folder, "e")), Sink.Truth(Path.Combine(_folder, "t"))]));

        refused.Message.ShouldStartWith($"The plan has a step '{stream.Plan.Disorder[^1].Description}': at a barrier nothing more may come until the consumer has committed all before it, ");
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteTo_WhatNoConsumerReads_IsWritten()
    {
        var stream = Domains.Orders.Lifecycles(count: 20).Barriers(every: 10).Generate(new Seed(1));

        await stream.WriteToAsync([Sink.Truth(Path.Combine(_folder, "t")), Sink.Stats(Path.Combine(_folder, "s"))]);

        TruthFile.Read(Path.Combine(_folder, "t")).Arrivals.Count.ShouldBe(stream.Count());
    }

    [Fact]
    public async Task WriteTo_AFlushWithoutABarrier_IsWritten()
    {
        await Domains.Orders.Lifecycles(count: 20).Flushed(TimeSpan.FromDays(1)).Generate(new Seed(1)).WriteToAsync(Sink.File(Path.Combine(_folder, "e")));

        Directory.GetFiles(_folder).Length.ShouldBe(1);
    }
}
