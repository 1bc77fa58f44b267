using System.Text;

namespace StreamTesting.Conformance.Tests;

/// <summary>Holds the pages about engines to what the oracles and the profiles say.</summary>
public sealed class PagesTests
{
    public static TheoryData<string> Names => [.. Page.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Examples_OfAPage_AreWhatTheOraclesSay(string name)
    {
        var examples = new Page(name).Examples.ToList();

        examples.ShouldNotBeEmpty();
        examples.Select(example => Wrong(example.Setting, example.Told(), example.Written())).OfType<string>().ShouldBeEmpty($"Examples of docs/{name} are not what the oracles say.");
    }

    [Fact]
    public void Surprises_OfThePages_NameTheRunsThatShowThem()
    {
        var sections = new Page("what-engines-really-do.md").Text.Split("\n## Debezium")[0].Split("\n### ")[1..];
        var named = sections.Select(section => section.Split("Seen in ")[1..].SelectMany(part => part.Split('`').Where((_, i) => i % 2 == 1)).ToList()).ToList();

        named.ShouldAllBe(ids => ids.Count > 0);
        var known = RecordedFiles.OwnIds().ToHashSet();
        named.SelectMany(ids => ids).Where(id => !known.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void Captures_OfThePages_AreWhatWasRecorded()
    {
        var examples = Page.Names.SelectMany(name => new Page(name).Tables).Where(CaptureExample.Is).ToList();

        examples.ShouldNotBeEmpty();
        examples.Select(example => (example, said: new CaptureExample(example)))
            .Select(pair => Wrong(pair.example.Setting, pair.said.Told(), pair.said.Written())).OfType<string>().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Knobs_OfAPage_HaveTheValuesItTells(string name)
    {
        foreach (var table in new Page(name).Tables.Where(table => table.Columns[0] == "knob"))
        {
            var profile = new Expression(table.Setting).Profile();
            var value = table.Columns.ToList().IndexOf("value");
            table.Rows.Select(row => $"{row[0]} = {Knob.Text(profile, row[0])}").ShouldBe(table.Rows.Select(row => $"{row[0]} = {row[value]}"), name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ranges_OfAPage_EndWhereProfilesAreRefused(string name)
    {
        foreach (var table in new Page(name).Tables.Where(table => table.Columns[0] == "knob" && table.Columns.Contains("from")))
        {
            var from = table.Columns.ToList().IndexOf("from");
            var profile = new Expression(table.Setting).Profile();
            foreach (var row in table.Rows.Where(row => row[from].Length > 0))
            {
                var least = new Expression(row[from]).Value(Knob.TypeOf(profile, row[0]));
                Start(profile, row[0], least).ShouldNotBeNull();
                Should.Throw<ArgumentException>(() => Start(profile, row[0], Convert.ToInt64(least, null) - 1), $"{name}: {row[0]}");
            }
        }
    }

    [Fact]
    public void Knobs_OfAProfile_AreAllToldOnThePageOfOwnProfiles()
    {
        var told = new Page("engines/your-own.md").Tables.Where(table => table.Columns[0] == "knob").SelectMany(table => table.Rows).Select(row => row[0]);

        told.Order(StringComparer.Ordinal).ShouldBe(Knob.All.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("flink", nameof(EngineProfiles.Flink))]
    [InlineData("kafka-streams", nameof(EngineProfiles.KafkaStreams))]
    [InlineData("spark", nameof(EngineProfiles.Spark))]
    [InlineData("beam", nameof(EngineProfiles.Beam))]
    public void Knobs_ThatAnEngineSets_AreToldOnItsPage(string page, string engine)
    {
        var profile = new Expression(engine).Profile();
        var plain = new EngineProfile { Name = "plain", Clock = new() { Drive = profile.Clock.Drive } };
        var told = new Page($"engines/{page}.md").Tables.Where(table => table.Columns[0] == "knob").SelectMany(table => table.Rows).Select(row => row[0]).ToList();

        Knob.All.Where(path => Knob.Text(profile, path) != Knob.Text(plain, path) && !told.Any(one => (path + ".").StartsWith(one + ".", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void ComparedRuns_OfThePages_AreThoseOfTheRecordedFiles()
    {
        Published.Files.Order(StringComparer.Ordinal).ShouldBe(RecordedFiles.Own.Order(StringComparer.Ordinal));
        new Page("engines/your-own.md").Text.ShouldContain($"{Published.Runs:N0} runs of {RecordedFiles.Own.Count(name => name.Count(letter => letter == '/') == 1)} operators");
    }

    [Fact]
    public void Code_OfThePages_IsCodeThatCompiles()
    {
        var compiled = Squeezed(File.ReadAllText(Path.Combine(Page.Root, "tests", typeof(PagesTests).Assembly.GetName().Name!, "Pages", "PageCode.cs")));

        Page.Names.SelectMany(name => new Page(name).CodeOf("csharp")).Where(code => !compiled.Contains(Squeezed(code), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_OfAPage_LeadSomewhere(string name)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Page.Root, "docs", name))!;
        var links = new Page(name).Text.Split("](")[1..].Select(part => part.Split(')')[0].Split('#')[0]).Where(link => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal));

        links.Where(link => !File.Exists(Path.Combine(folder, link))).ShouldBeEmpty();
    }

    private static IOracle Start(EngineProfile profile, string path, object? value)
    {
        var type = Nullable.GetUnderlyingType(Knob.TypeOf(profile, path)) ?? Knob.TypeOf(profile, path);
        return ((EngineProfile)Knob.With(profile, path, Convert.ChangeType(value, type, null))!).WatermarkOracle();
    }

    private static string Squeezed(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));

    private static string? Wrong(string setting, IEnumerable<IReadOnlyList<string>> told, IEnumerable<IReadOnlyList<string>> written) =>
        Rows(told) == Rows(written) ? null : $"\n{setting}\n  written:\n{Rows(written)}  told:\n{Rows(told)}";

    private static string Rows(IEnumerable<IReadOnlyList<string>> rows) =>
        rows.Aggregate(new StringBuilder(), (text, row) => text.Append("| ").AppendJoin(" | ", row).Append(" |\n")).ToString();
}
