using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StreamTesting.Architecture.Tests;

/// <summary>
/// Finds consumers that join a group and do not leave it by GroupMember.Leave: its file does not call that, or it closes or disposes one.
/// A consumer that only assigns itself partitions is in no group.
/// </summary>
internal static class LeavingScan
{
    public static IEnumerable<string> Violations(Compilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        var calls = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        var subscribed = calls.Where(call => IsOfConsumer(model, call, "Subscribe")).ToList();
        if (subscribed.Count == 0)
        {
            yield break;
        }

        if (!calls.Any(call => model.GetSymbolInfo(call).Symbol is { Name: "Leave" or "LeaveByConsumerProtocol", ContainingType.Name: "GroupMember" }))
        {
            yield return $"{SourceCode.Place(subscribed[0])} subscribes, and nothing in the file calls GroupMember.Leave";
        }

        var members = subscribed.Select(call => Receiver(model, call)).OfType<ISymbol>().ToHashSet(SymbolEqualityComparer.Default);
        foreach (var call in calls.Where(call => IsOfConsumer(model, call, "Close", "Dispose") && Receiver(model, call) is { } of && members.Contains(of)))
        {
            yield return $"{SourceCode.Place(call)} closes or disposes a consumer that subscribed";
        }

        foreach (var declared in members.SelectMany(member => member.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax()).Where(IsUsing))
        {
            yield return $"{SourceCode.Place(declared)} disposes a consumer that subscribed, by its using";
        }
    }

    private static bool IsOfConsumer(SemanticModel model, InvocationExpressionSyntax call, params string[] names) =>
        call.Expression is MemberAccessExpressionSyntax member
        && names.Contains(member.Name.Identifier.Text)
        && model.GetTypeInfo(member.Expression).Type is { Name: "IConsumer", ContainingNamespace.Name: "Kafka" };

    private static ISymbol? Receiver(SemanticModel model, InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(((MemberAccessExpressionSyntax)call.Expression).Expression).Symbol;

    private static bool IsUsing(SyntaxNode declarator) => declarator.Parent?.Parent is
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax;
}
