namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class TableGoldenTests
{
    [Theory]
    [InlineData(1, "cfc459eb5b954e172af352843405d759247234e5e87626a8c4c24873c89be2b9")]
    [InlineData(42, "4f384a5bb539c4350daaf3891cb5b73f55350896d4aa9fbcae09b0694480b2de")]
    [InlineData(ulong.MaxValue, "133679fd3b5216ff8a7e818ef3ab713d50c3f6c3fbb39924ec5292100f6be829")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(ulong seed, string expected) => Tables
        .Shop(200, o => o with { TruncateRate = 0.02, IncrementalSnapshots = 1, KeyShiftRate = 0.5, Debezium = new() { TransactionMetadata = true, Heartbeat = TimeSpan.FromMinutes(1) } })
        .Resent(30, 2).DuplicatedInTransaction(0.05).KeyChangesReversed().UpdatedAfterDelete(0.2).SnapshotAgain().Compacted(100).OutOfOrder(0.1)
        .Over(3)
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(Connector.PostgreSql, "c4bc482c86a522ae9b8798c91b112a3ee6d038a3bac4c96dacf88d4b3900e203")]
    [InlineData(Connector.MariaDb, "10302ceeddd1d13b52cbef7dcb034e2b3127f34f97bfcb5c86121e823ff3d480")]
    [InlineData(Connector.MySql, "a79e5870f785fb8c4352414578caa1801fd9d38edebff653b7b9c32014ed9768")]
    public void Fingerprint_OfEachConnector_NeverChanges(Connector connector, string expected) => Tables
        .Of(TableSamples.Varied(connector), 150, o => o with { Debezium = new() { Connector = connector, Schemas = true, TransactionMetadata = true, SchemaChanges = true, Decimals = DecimalMode.String } })
        .Generate(new Seed(7))
        .Fingerprint()
        .ShouldBe(expected);

    [Fact]
    public void Fingerprint_InOtherCulturesAndOnSeveralThreads_IsTheSame() =>
        Cultures.Fingerprints(Tables.Of(TableSamples.Varied(Connector.PostgreSql), 100).Resent(20).Over(3), new Seed(9)).Distinct().Count().ShouldBe(1);
}
