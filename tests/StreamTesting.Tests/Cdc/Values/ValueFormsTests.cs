using Xunit.Abstractions;

namespace StreamTesting.Tests;

public sealed class ValueFormsTests(ITestOutputHelper output)
{
    [Fact]
    public void With_TheSchemaOfEveryRecordedColumn_ReadsAsTheConnectorsOptionsDo()
    {
        var compared = 0;
        foreach (var capture in RecordedCaptures.All.Where(capture => !capture.Options.ContainsKey("converters")))
        {
            foreach (var record in capture.Records.Where(record => record.HasSchema && record.Event?.After is not null))
            {
                if (!capture.FinalTables.TryGetValue(record.Event!.Source!.QualifiedTable!, out var table) || record.ValueSchema!.Find("after") is not { } row)
                {
                    continue;
                }

                foreach (var column in table.Columns.Where(column => row.Find(column.Name) is not null && record.Event.After!.TryGet(column.Name, out _)))
                {
                    var bySchema = column with { Forms = (capture.Forms.IsPostgreSql ? ValueForms.PostgreSql : ValueForms.MariaDb).With(row.Find(column.Name)!) with { Binaries = column.Forms.Binaries } };
                    ColumnValues.Spelled(bySchema, record.Event.After![column.Name], true)
                        .ShouldBe(ColumnValues.Spelled(column, record.Event.After[column.Name], true), $"{capture.Id} {record} {column}");
                    compared++;
                }
            }
        }

        output.WriteLine($"{compared} values were read by their schema as by the connector's options.");
        compared.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void FromOptions_EveryMode_IsTaken()
    {
        var forms = ValueForms.FromOptions("io.debezium.connector.mysql.MySqlConnector", new Dictionary<string, string>
        {
            ["decimal.handling.mode"] = "Double",
            ["time.precision.mode"] = "isostring",
            ["binary.handling.mode"] = "base64-url-safe",
            ["interval.handling.mode"] = "string",
            ["bigint.unsigned.handling.mode"] = "precise",
            ["unavailable.value.placeholder"] = "<none>",
            ["column.mask.with.3.chars"] = "a.b.c, a.b.d",
            ["column.truncate.to.4.chars"] = "a.b.e",
            ["topic.prefix"] = "shop",
        });

        (forms.IsPostgreSql, forms.Decimals, forms.Times, forms.Binaries, forms.HasTextIntervals, forms.HasPreciseUnsigned, forms.Placeholder.Text)
            .ShouldBe((false, DecimalForm.Double, TimeForm.Text, BinaryForm.Base64UrlSafe, true, true, "<none>"));
        forms.Altered.OrderBy(column => column.Key).Select(column => (column.Key, column.Value)).ShouldBe([("a.b.c", 3), ("a.b.d", 3), ("a.b.e", -4)]);
    }

    [Theory]
    [InlineData("io.debezium.connector.postgresql.PostgresConnector", true, TimeForm.Adaptive)]
    [InlineData("postgresql", true, TimeForm.Adaptive)]
    [InlineData("io.debezium.connector.mariadb.MariaDbConnector", false, TimeForm.AdaptiveTimeMicroseconds)]
    [InlineData("mysql", false, TimeForm.AdaptiveTimeMicroseconds)]
    public void FromOptions_NoOption_AreTheConnectorsDefaults(string connector, bool isPostgreSql, TimeForm times)
    {
        var forms = ValueForms.FromOptions(connector, new Dictionary<string, string>());

        (forms.IsPostgreSql, forms.Times, forms.Decimals, forms.Binaries, forms.HasTextIntervals, forms.HasPreciseUnsigned)
            .ShouldBe((isPostgreSql, times, DecimalForm.Precise, BinaryForm.Base64, false, false));
    }
}
