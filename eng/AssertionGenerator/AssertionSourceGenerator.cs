using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AssertionGenerator;

/// <summary>Makes the six source forms of each assertion from one declaration: a private method that makes the check, marked with <c>SourceForms</c>.</summary>
[Generator]
public sealed class AssertionSourceGenerator : IIncrementalGenerator
{
    private const string Marker = "StreamTesting.Assertions.SourceFormsAttribute";

    private static readonly DiagnosticDescriptor BadDeclaration = new(
        "SAG001", "Bad declaration of an assertion", "{0}", "Assertions", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Generated> assertions = context.SyntaxProvider.ForAttributeWithMetadataName(
            Marker,
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, cancel) => Make(found, cancel));
        context.RegisterSourceOutput(assertions, static (output, made) => Add(output, made));
    }

    private static Generated Make(GeneratorAttributeSyntaxContext found, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Declaration declaration = Declaration.Of((MethodDeclarationSyntax)found.TargetNode, found.Attributes[0]);
        return declaration.WhyBad() is { } why
            ? new Generated(declaration.Name, "", why)
            : new Generated(declaration.ClassName + "." + declaration.Name, FormEmitter.Emit(declaration), "");
    }

    private static void Add(SourceProductionContext output, Generated made)
    {
        if (made.Error.Length > 0)
        {
            output.ReportDiagnostic(Diagnostic.Create(BadDeclaration, Location.None, made.Error));
            return;
        }

        output.AddSource(made.Name + ".g.cs", SourceText.From(made.Source, Encoding.UTF8));
    }
}
