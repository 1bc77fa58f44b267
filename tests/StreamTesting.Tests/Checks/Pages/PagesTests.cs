using System.Reflection;

namespace StreamTesting.Tests.Checks.Pages;

/// <summary>Holds docs/checks to the checks: examples, anomalies, options and links.</summary>
public sealed class PagesTests
{
    private static readonly string Folder = Path.Combine(Approval.Root(), "docs", "checks");

    public static TheoryData<string> Names => new(PageExamples.All.Select(example => example.Page));

    [Fact]
    public void Pages_AreOneACheck() => Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        .ShouldBe(PageExamples.All.Select(example => example.Page).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_OfAPage_IsWhatTheCheckSays(string name)
    {
        var section = Find(name).Section;
        var text = Text(name);
        if (Environment.GetEnvironmentVariable("STREAMTESTING_APPROVE") == "1")
        {
            var start = text.IndexOf(PageExample.Heading, StringComparison.Ordinal);
            text = text[..start] + section + "\n" + text[text.IndexOf("## ", start + 3, StringComparison.Ordinal)..];
            File.WriteAllText(PathOf(name), text);
        }

        text.ShouldContain(section, Case.Sensitive, $"docs/checks/{name}.md: the example is not what the check says; run this test with STREAMTESTING_APPROVE=1");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_TellsEachOptionOfItsCheck(string name)
    {
        var options = Find(name).Check.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name);

        options.Where(option => !Section(name, "## Options").Contains($"`{option}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_TellsEachAnomalyThatTheZooFindsByIt(string name)
    {
        var assertion = Text(name).Split('\n')[0][2..];
        var anomalies = Inhabitants.All.Where(one => one.Check == assertion && !one.IsRight).Select(one => one.Anomaly!).Distinct().ToList();

        anomalies.ShouldNotBeEmpty();
        anomalies.Where(anomaly => !Section(name, "## What it finds").Contains($"`{anomaly}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_HasItsSections(string name) => Text(name).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal))
        .ShouldBe(["## When to use it", "## What it finds", "## Options", PageExample.Heading, "## What it does not decide"]);

    [Fact]
    public void Index_NamesEveryAnomalyOfTheChecks_AndLinksEveryPage()
    {
        var index = File.ReadAllText(Path.Combine(Approval.Root(), "docs", "checks.md"));

        PageExamples.All.Where(example => !index.Contains($"](checks/{example.Page}.md)", StringComparison.Ordinal)).ShouldBeEmpty();
        var anomalies = typeof(Anomalies).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        var told = PageExamples.All.SelectMany(example => Section(example.Page, "## What it finds").Split('`')).Where(anomalies.Contains).Distinct().ToList();
        told.Count.ShouldBeGreaterThan(20);
        told.Where(anomaly => !index.Contains($"`{anomaly}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Links_OfThePagesAndTheIndex_LeadSomewhere()
    {
        var pages = Directory.GetFiles(Folder, "*.md").Append(Path.Combine(Approval.Root(), "docs", "checks.md"));

        pages.SelectMany(page => File.ReadAllText(page).Split("](")[1..].Select(part => part.Split(')')[0]).Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Select(link => (page, link, path: Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0]))))
            .Where(link => link.link[0] != '#' && !(File.Exists(link.path) && HasAnchor(link.path, link.link))).ShouldBeEmpty();
    }

    private static bool HasAnchor(string path, string link) => !link.Contains('#', StringComparison.Ordinal) || File.ReadLines(path).Any(line => line.StartsWith('#') && Anchor(line) == link.Split('#')[1]);

    private static string Anchor(string heading) => string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')).Replace(' ', '-');

    private static PageExample Find(string name) => PageExamples.All.Single(example => example.Page == name);

    private static string Section(string name, string heading) => Text(name).Split(heading)[1].Split("\n## ")[0];

    private static string Text(string name) => File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.md");
}
