using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AssertionGenerator.Tests;

/// <summary>Runs the generator on a declaration, within a project that has just enough to compile what comes of it.</summary>
internal static class Generation
{
    private const string Project = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        namespace StreamTesting.Assertions;

        [AttributeUsage(AttributeTargets.Method)]
        internal sealed class SourceFormsAttribute(string name) : Attribute
        {
            public string Name { get; } = name;
            public string Source { get; init; } = "";
            public bool ObservedOnly { get; init; }
        }

        public sealed class Verdict;
        public sealed class JudgeOptions;
        public sealed class Observed<T>;
        public interface ICheck<T>;
        public sealed class Rule<T> : ICheck<T>;
        internal sealed record AssertionCall(string Assertion, TimeSpan? Within, string? CustomMessage, JudgeOptions? Options, string? Subject, string? Test);

        internal static class Asserting
        {
            public static Task<Verdict> That<T>(IObservable<Observed<T>> source, ICheck<T> check, AssertionCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
            public static Task<Verdict> That<T>(IAsyncEnumerable<Observed<T>> source, ICheck<T> check, AssertionCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
            public static Verdict That<T>(IEnumerable<Observed<T>> source, ICheck<T> check, AssertionCall call) => throw new NotSupportedException();
            public static IObservable<Observed<T>> AsObserved<T>(this IObservable<T> source) => throw new NotSupportedException();
            public static IAsyncEnumerable<Observed<T>> AsObserved<T>(this IAsyncEnumerable<T> source) => throw new NotSupportedException();
            public static IEnumerable<Observed<T>> AsObserved<T>(this IEnumerable<T> source) => throw new NotSupportedException();
        }
        """;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose);

    /// <summary>The file made of a declaration; it must compile, with every parameter documented and every cref found.</summary>
    public static string Of(string declaration)
    {
        CSharpGeneratorDriver.Create([new AssertionSourceGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(Compilation(declaration), out var complete, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1591" or "CS1574")).ShouldBeEmpty();
        return complete.SyntaxTrees.Last().ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The build error instead.</summary>
    public static string ErrorOf(string declaration)
    {
        var result = CSharpGeneratorDriver.Create([new AssertionSourceGenerator().AsSourceGenerator()], parseOptions: Options).RunGenerators(Compilation(declaration)).GetRunResult();
        var error = result.Diagnostics.ShouldHaveSingleItem();
        result.GeneratedTrees.ShouldBeEmpty();
        error.Id.ShouldBe("SAG001");
        error.Severity.ShouldBe(DiagnosticSeverity.Error);
        return error.GetMessage();
    }

    /// <summary>Why the file of a declaration was made anew, or not, when only another file has changed.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> ReasonsAfterAnotherChange(string declaration)
    {
        var compilation = Compilation(declaration);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new AssertionSourceGenerator().AsSourceGenerator()], parseOptions: Options, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation).RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("public sealed class Another;", Options)));
        return [.. driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }

    private static CSharpCompilation Compilation(string declaration)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            "Assertions",
            [CSharpSyntaxTree.ParseText(Project, Options, "Project.cs"), CSharpSyntaxTree.ParseText(declaration, Options, "Declaration.cs")],
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
