using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AssertionGenerator;

/// <summary>One assertion as it is declared: its name, its own parameters, and its documentation line by line.</summary>
internal sealed class Declaration
{
    private readonly MethodDeclarationSyntax _method;

    private Declaration(MethodDeclarationSyntax method, string name, string source, bool observedOnly)
    {
        _method = method;
        (Name, Source, ObservedOnly) = (name, source, observedOnly);
        Documentation = method.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///")).ToList();
    }

    /// <summary>The name of the assertion, for example ShouldDeduplicate.</summary>
    public string Name { get; }

    /// <summary>What the source is, in the words of the documentation: of something that still goes on.</summary>
    public string Source { get; }

    /// <summary>Whether there is no form over plain values.</summary>
    public bool ObservedOnly { get; }

    public IReadOnlyList<string> Documentation { get; }

    public string Maker => _method.Identifier.Text;

    public string ClassName => Class?.Identifier.Text ?? "";

    public IReadOnlyList<ParameterSyntax> Parameters => _method.ParameterList.Parameters;

    public string Namespace => _method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    /// <summary>The directives of its file, each a line, without those that the forms have in any case.</summary>
    public IEnumerable<string> Usings => _method.SyntaxTree.GetCompilationUnitRoot().Usings.Select(directive => directive.ToString().Trim());

    private ClassDeclarationSyntax? Class => _method.Parent as ClassDeclarationSyntax;

    public static Declaration Of(MethodDeclarationSyntax method, AttributeData marker)
    {
        string name = marker.ConstructorArguments.Length == 1 ? marker.ConstructorArguments[0].Value as string ?? "" : "";
        string source = Named(marker, "Source") as string ?? "What the consumer under test puts out.";
        return new Declaration(method, name, source, Named(marker, "ObservedOnly") is true);
    }

    /// <summary>What is wrong with the declaration; null where nothing is.</summary>
    public string? WhyBad()
    {
        string who = $"{ClassName}.{Maker}";
        if (!Name.StartsWith("Should") || !SyntaxFacts.IsValidIdentifier(Name))
        {
            return $"{who}: '{Name}' is no name of an assertion; it must begin with Should.";
        }

        if (Class is null || !Has(Class.Modifiers, SyntaxKind.StaticKeyword) || !Has(Class.Modifiers, SyntaxKind.PartialKeyword))
        {
            return $"{who}: assertions are declared in a static partial class.";
        }

        if (!Has(_method.Modifiers, SyntaxKind.StaticKeyword) || !Has(_method.Modifiers, SyntaxKind.PrivateKeyword) || _method.TypeParameterList?.Parameters.Count != 1 || _method.TypeParameterList.Parameters[0].Identifier.Text != "T")
        {
            return $"{who}: what makes the check is a private static method of one type parameter T.";
        }

        if (!Documentation.Any(line => line.Contains("<summary>")) || !Documentation.Any(line => line.Contains("<typeparam name=\"T\">")))
        {
            return $"{who}: an assertion has a summary and says what T is.";
        }

        ParameterSyntax? silent = Parameters.FirstOrDefault(parameter => !Documentation.Any(line => line.Contains($"<param name=\"{parameter.Identifier.Text}\">")));
        return silent is null ? null : $"{who}: the parameter '{silent.Identifier.Text}' has no documentation.";
    }

    private static object? Named(AttributeData marker, string name) =>
        marker.NamedArguments.Where(argument => argument.Key == name).Select(argument => argument.Value.Value).FirstOrDefault();

    private static bool Has(SyntaxTokenList modifiers, SyntaxKind kind) => modifiers.Any(modifier => modifier.IsKind(kind));
}
