namespace StreamTesting.Architecture.Tests;

public sealed class BannedApiTests
{
    public static TheoryData<string> ProjectNames => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Sources_OfAProject_UseNoBannedApi(string name)
    {
        var project = Repository.Projects[name];
        var excused = BannedApis.Wrappers.Keys.Where(wrapper => wrapper.File.StartsWith(Repository.Relative(project.Folder) + "/", StringComparison.Ordinal));

        var uses = BannedApiScan.Uses(project.Compilation).ToList();

        uses.Where(use => !BannedApis.Wrappers.ContainsKey((use.File, use.Api)))
            .Select(use => $"{use.Place} uses {use.Api}: {BannedApis.Reasons[use.Api]}")
            .ShouldBeEmpty();
        excused.Except(uses.Select(use => (use.File, use.Api))).ShouldBeEmpty("an excuse nobody needs is taken from the list");
    }

    [Theory]
    [InlineData("System.DateTime.Now", "object Get() => DateTime.Now;")]
    [InlineData("System.DateTime.UtcNow", "object Get() => System.DateTime.UtcNow.AddDays(1);")]
    [InlineData("System.DateTime.Today", "object Get() => DateTime.Today;")]
    [InlineData("System.DateTimeOffset.Now", "object Get() => DateTimeOffset.Now;")]
    [InlineData("System.DateTimeOffset.UtcNow", "object Get() => Clock.UtcNow;")]
    [InlineData("System.Environment.TickCount", "object Get() => Environment.TickCount;")]
    [InlineData("System.Environment.TickCount64", "object Get() => TickCount64;")]
    [InlineData("System.Random", "object Get() => new Random(1);")]
    [InlineData("System.Random", "Random Get() => new(1);")]
    [InlineData("System.Random", "object Get() => Random.Shared;")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator", "object Get() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(1);")]
    [InlineData("System.Guid.NewGuid", "Func<Guid> Get() => Guid.NewGuid;")]
    [InlineData("System.Guid.CreateVersion7", "object Get() => Guid.CreateVersion7();")]
    [InlineData("System.Threading.Tasks.Task.Delay", "async Task Get() => await Task.Delay(1);")]
    [InlineData("System.Threading.Thread.Sleep", "void Get() => Thread.Sleep(1);")]
    [InlineData("System.Threading.SpinWait", "void Get() => SpinWait.SpinUntil(() => true);")]
    [InlineData("string.GetHashCode", "int Get(string text) => text.GetHashCode();")]
    [InlineData("string.GetHashCode", "int Get(string text) => text.GetHashCode(StringComparison.Ordinal);")]
    [InlineData("object.GetHashCode", "int Get(object it) => it.GetHashCode();")]
    [InlineData("System.HashCode", "int Get(int a) => HashCode.Combine(a, a);")]
    public void Uses_ASpecimen_IsCaughtWithItsPlace(string api, string member) =>
        Scan(member).ShouldBe([("Specimen.cs(4)", api)]);

    [Theory]
    [InlineData("object Get() => TimeProvider.System;")]
    [InlineData("DateTime Now => DateTime.UnixEpoch;")]
    [InlineData("object Get() => new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);")]
    [InlineData("Task Get(Task task) => task.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("public override int GetHashCode() => HashCode.Combine(\"a\".GetHashCode(), 2);")]
    [InlineData("// DateTime.Now in a comment\nstring Get() => \"DateTime.Now\";")]
    public void Uses_WhatIsAllowed_IsLeftAlone(string member) => Scan(member).ShouldBeEmpty();

    private static List<(string Place, string Api)> Scan(string member)
    {
        var text = $"using static System.Environment;\nusing Clock = System.DateTimeOffset;\npublic sealed class Specimen {{\n{member}\n}}";
        var compilation = SourceCode.Compile("Specimen", [SourceCode.Parse(text, Path.Combine(Repository.Root, "Specimen.cs"))]);
        return BannedApiScan.Uses(compilation).Select(use => (use.Place, use.Api)).ToList();
    }
}
