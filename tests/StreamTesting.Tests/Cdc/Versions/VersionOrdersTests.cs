namespace StreamTesting.Tests;

public sealed class VersionOrdersTests
{
    [Theory]
    [InlineData(10L, 20L, VersionComparison.Older)]
    [InlineData(20L, 20L, VersionComparison.Equal)]
    [InlineData(9L, 10L, VersionComparison.Older)]
    [InlineData(null, 20L, VersionComparison.Unknown)]
    [InlineData(null, null, VersionComparison.Unknown)]
    public void Lsn_TwoPositions_ComparesNumbers(long? left, long? right, VersionComparison expected) =>
        VersionOrders.Lsn.Of(Versions.Postgres(0, "u", 1, "a", left), Versions.Postgres(1, "d", 1, null, right)).ShouldBe(expected);

    [Theory]
    [InlineData("""["9","50"]""", """["10","20"]""", VersionComparison.Older)]
    [InlineData("""["10","20"]""", """["10","100"]""", VersionComparison.Older)]
    [InlineData("""["10","20"]""", """["10","20"]""", VersionComparison.Equal)]
    [InlineData("""[null,"30"]""", """["40","20"]""", VersionComparison.Newer)]
    [InlineData("""[null,null]""", """["40","20"]""", VersionComparison.Unknown)]
    public void CommitLsn_TwoSequences_ComparesCommitsThenPositionsAsNumbers(string left, string right, VersionComparison expected) =>
        VersionOrders.CommitLsn.Of(Versions.Postgres(0, "u", 1, "a", null, left), Versions.Postgres(1, "u", 1, "b", null, right)).ShouldBe(expected);

    [Fact]
    public void CommitLsn_NoSequence_GoesByThePosition() =>
        VersionOrders.CommitLsn.Of(Versions.Postgres(0, "u", 1, "a", 5, "what"), Versions.Postgres(1, "u", 1, "a", 6)).ShouldBe(VersionComparison.Older);

    [Fact]
    public void CommitLsn_ReadDeleteCreateAtOnePosition_AreInThatOrder()
    {
        var (read, delete, create) = (Versions.Postgres(0, "r", 1, "a", 5), Versions.Postgres(1, "d", 1, null, 5), Versions.Postgres(2, "c", 1, "a", 5));

        VersionOrders.CommitLsn.Of(read, delete).ShouldBe(VersionComparison.Older);
        VersionOrders.CommitLsn.Of(delete, create).ShouldBe(VersionComparison.Older);
        VersionOrders.Lsn.Of(delete, create).ShouldBe(VersionComparison.Equal);
    }

    [Theory]
    [InlineData("mysql-bin.000009", 4, 0, "mysql-bin.000010", 4, 0, VersionComparison.Older)]
    [InlineData("mysql-bin.999999", 4, 0, "mysql-bin.1000000", 4, 0, VersionComparison.Older)]
    [InlineData("mysql-bin.000001", 100, 0, "mysql-bin.000001", 20, 0, VersionComparison.Newer)]
    [InlineData("mysql-bin.000001", 100, 9, "mysql-bin.000001", 100, 10, VersionComparison.Older)]
    [InlineData("mysql-bin.000001", 100, 2, "mysql-bin.000001", 100, 2, VersionComparison.Equal)]
    [InlineData("mysql-bin.000001", 100, 2, "relay.000001", 100, 2, VersionComparison.Unknown)]
    [InlineData("mysql-bin", 100, 2, "mysql-bin", 100, 2, VersionComparison.Unknown)]
    [InlineData(null, 100, 2, "mysql-bin.000001", 100, 2, VersionComparison.Unknown)]
    public void Binlog_TwoPlaces_ComparesFileNumberPositionRow(
        string? file, long position, long row, string otherFile, long otherPosition, long otherRow, VersionComparison expected) =>
        VersionOrders.Binlog.Of(Versions.MariaDb(file, position, row), Versions.MariaDb(otherFile, otherPosition, otherRow)).ShouldBe(expected);

    [Fact]
    public void Binlog_TwoServers_AreNotCompared_ButARowOfASnapshotIs()
    {
        VersionOrders.Binlog.Of(Versions.MariaDb("b.1", 5, 0, server: 1), Versions.MariaDb("b.1", 6, 0, server: 2)).ShouldBe(VersionComparison.Unknown);
        VersionOrders.Binlog.Of(Versions.MariaDb("b.1", 5, 0, "r", server: 0), Versions.MariaDb("b.1", 6, 0)).ShouldBe(VersionComparison.Older);
    }

    [Theory]
    [InlineData("0-1-9", "0-1-10", VersionComparison.Older)]
    [InlineData("0-1-10", "0-2-9", VersionComparison.Newer)]
    [InlineData("0-1-10", "1-1-11", VersionComparison.Unknown)]
    [InlineData("0-1-5,1-1-7", "0-1-6,1-1-7", VersionComparison.Older)]
    [InlineData("0-1-5,1-1-8", "0-1-6,1-1-7", VersionComparison.Unknown)]
    [InlineData("3e11fa47-71ca-11e1-9e33-c80aa9429562:9", "3E11FA47-71CA-11E1-9E33-C80AA9429562:10", VersionComparison.Older)]
    [InlineData("3e11fa47-71ca-11e1-9e33-c80aa9429562:9", "4e11fa47-71ca-11e1-9e33-c80aa9429562:10", VersionComparison.Unknown)]
    [InlineData("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5", "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-3:4-9", VersionComparison.Older)]
    [InlineData("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:7", "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-6", VersionComparison.Unknown)]
    [InlineData("a:1-5", "a:1-5,b:1", VersionComparison.Older)]
    [InlineData("a:1-3:4-5", "a:1-5", VersionComparison.Equal)]
    [InlineData("a:tag:1-5", "a:1-5", VersionComparison.Unknown)]
    [InlineData("a:tag:1-5", "a:1-5:tag:1-7", VersionComparison.Older)]
    [InlineData("a:7", "a:1-9", VersionComparison.Older)]
    [InlineData("a:9-7", "a:1-9", VersionComparison.Unknown)]
    [InlineData("a:", "a:1-9", VersionComparison.Unknown)]
    [InlineData("0-1", "0-1-9", VersionComparison.Unknown)]
    [InlineData("0-1-9", "a:9", VersionComparison.Unknown)]
    [InlineData(null, "0-1-9", VersionComparison.Unknown)]
    public void Gtid_TwoIdsOrSets_ComparesWithinOneSource(string? left, string right, VersionComparison expected) =>
        VersionOrders.Gtid.Of(Versions.MariaDb("b.1", 5, 0, gtid: left), Versions.MariaDb("b.1", 5, 0, gtid: right)).ShouldBe(expected);

    [Fact]
    public void Gtid_OneTransaction_GoesByTheBinaryLog()
    {
        VersionOrders.Gtid.Of(Versions.MariaDb("b.1", 5, 0, gtid: "0-1-5"), Versions.MariaDb("b.1", 5, 1, gtid: "0-1-5")).ShouldBe(VersionComparison.Older);
        VersionOrders.Gtid.Of(Versions.MariaDb(null, 5, 0, gtid: "0-1-5"), Versions.MariaDb("b.1", 5, 1, gtid: "0-1-5")).ShouldBe(VersionComparison.Equal);
    }

    [Theory]
    [InlineData("9", "10", VersionComparison.Older)]
    [InlineData("1.5", "1.50", VersionComparison.Equal)]
    [InlineData("2026-01-02", "2026-01-10", VersionComparison.Older)]
    [InlineData("b", "a", VersionComparison.Newer)]
    [InlineData(null, "a", VersionComparison.Unknown)]
    public void Column_TwoValues_ComparesNumbersAsNumbers(string? left, string right, VersionComparison expected) =>
        VersionOrders.Column("note").Of(Versions.Postgres(0, "u", 1, left, 9), Versions.Postgres(1, "u", 1, right, 1)).ShouldBe(expected);

    [Fact]
    public void Column_ADeleteOfTheSameVersion_IsNewer()
    {
        var delete = Envelopes.Record(0, """{"id":1}""", """{"before":{"id":1,"note":"5"},"after":null,"source":{"table":"orders","schema":"public"},"op":"d"}""");

        VersionOrders.Column("note").Of(delete, Versions.Postgres(1, "u", 1, "5", 1)).ShouldBe(VersionComparison.Newer);
    }

    [Fact]
    public void Column_OfARowWithoutAnEnvelopeOrAHeader_IsRead()
    {
        var row = Envelopes.Record(0, """{"id":1}""", """{"id":1,"__lsn":7}""");
        var tombstone = Envelopes.Record(1, """{"id":1}""", null, ("__lsn", "8"));

        VersionOrders.Column("__lsn").Of(row, tombstone).ShouldBe(VersionComparison.Older);
    }

    [Fact]
    public void Offset_OnePartition_ComparesPlaces()
    {
        VersionOrders.Offset.Of(Envelopes.Row(3, "u", 1, "a"), Envelopes.Tombstone(10, 1)).ShouldBe(VersionComparison.Older);
        VersionOrders.Offset.Of(Envelopes.Row(3, "u", 1, "a"), new ChangeRecord(4, Envelopes.Topic, """{"id":1}""", null, partition: 1)).ShouldBe(VersionComparison.Unknown);
    }

    [Fact]
    public void Then_TheFirstDoesNotKnow_AsksTheNext()
    {
        var order = VersionOrders.Lsn.Then(VersionOrders.Offset);

        order.Name.ShouldBe("lsn, then offset");
        order.Of(Versions.Postgres(5, "u", 1, "a", 1), Versions.Postgres(4, "u", 1, "a", 2)).ShouldBe(VersionComparison.Older);
        order.Of(Versions.Postgres(5, "u", 1, "a", 2), Versions.Postgres(4, "u", 1, "a", 2)).ShouldBe(VersionComparison.Newer);
        order.Of(Versions.Postgres(5, "r", 1, "a", null), Versions.Postgres(4, "u", 1, "a", 2)).ShouldBe(VersionComparison.Newer);
    }
}
