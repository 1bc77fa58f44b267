namespace StreamTesting.Injection.Tests;

public sealed class DisturbanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streamtesting-").FullName;

    private static StreamPlan Plan => Domains.Orders.Lifecycles(count: 20);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WriteTo_AFileOfAPlanWithLeaderMoves_IsRefusedAndLeavesNothing()
    {
        var refused = await Should.ThrowAsync<ArgumentException>(() => Plan.Disturbed(Disturbance.LeaderMove(2)).Generate(new Seed(1)).WriteToAsync(Sink.File(Path.Combine(_folder, "e"))));

        refused.Message.ShouldStartWith("The plan has '2 leader moves', which happens to the embedded broker and its clients");
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteTo_WhatNoConsumerReads_IsWritten()
    {
        await Plan.Disturbed(Disturbance.ConsumerCrash()).Generate(new Seed(1)).WriteToAsync([Sink.Truth(Path.Combine(_folder, "t")), Sink.Stats(Path.Combine(_folder, "s"))]);

        Directory.GetFiles(_folder).Length.ShouldBe(2);
    }

    [Fact]
    public async Task WriteTo_LostAcknowledgements_WritesTheCopiesAndTheirCause()
    {
        var stream = Plan.Disturbed(Disturbance.LostAcknowledgement(3)).Generate(new Seed(1));

        await stream.WriteToAsync([Sink.File(Path.Combine(_folder, "e")), Sink.Truth(Path.Combine(_folder, "t"))]);

        var written = TruthFile.Read(Path.Combine(_folder, "t")).Arrivals;
        written.Count.ShouldBe(stream.Count());
        written.Where(arrival => arrival.Causes.Contains("lostAcknowledgement")).Select(arrival => arrival.Position)
            .ShouldBe(stream.Disturbances.Select(disturbance => disturbance.Position + 1));
    }
}
