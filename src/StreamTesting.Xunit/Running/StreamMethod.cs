using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>What a test method looks like: where its seed goes, and what its attributes give.</summary>
internal sealed class StreamMethod(ITestMethod testMethod)
{
    private readonly IParameterInfo[] _parameters = [.. testMethod.Method.GetParameters()];

    private readonly IReflectionAttributeInfo[] _data =
        [.. testMethod.Method.GetCustomAttributes(typeof(DataAttribute)).OfType<IReflectionAttributeInfo>()];

    public ITestMethod TestMethod => testMethod;

    public TestName Name => new(testMethod.TestClass.Class.Name, testMethod.Method.Name);

    public IReadOnlyList<SeedsAttribute> Seeds => [.. _data.Select(data => data.Attribute).OfType<SeedsAttribute>()];

    public IReadOnlyList<IAttributeInfo> DataAttributes => [.. _data.Where(data => data.Attribute is not SeedsAttribute)];

    public int ParameterCount => _parameters.Length;

    public bool TakesSeed => SeedPosition >= 0;

    public bool IsGeneric => testMethod.Method.IsGenericMethodDefinition;

    public int SeedPosition => Array.FindIndex(_parameters, IsSeed);

    public string SeedParameterName => _parameters[SeedPosition].Name;

    /// <summary>Refuses what neither attribute can run.</summary>
    public void Check()
    {
        if (_parameters.Count(IsSeed) > 1)
        {
            throw new ArgumentException("The test method takes several seeds. Take one and derive the others: seed.Derive(\"name\").");
        }

        var timeout = testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).First().GetNamedArgument<int>("Timeout");
        if (timeout > 0 && testMethod.Method.ReturnType.ToRuntimeType() == typeof(ValueTask))
        {
            throw new ArgumentException("A test that returns a ValueTask cannot have a Timeout. Let it return a Task.");
        }
    }

    /// <summary>Puts the seed between the values of a row.</summary>
    /// <exception cref="ArgumentException">The row has too few or too many values.</exception>
    public object?[] Arguments(object seed, IReadOnlyList<object?> row)
    {
        var others = _parameters.Where(parameter => !IsSeed(parameter)).Cast<IReflectionParameterInfo>().Select(it => it.ParameterInfo).ToArray();
        var variable = others.Length > 0 && others[^1].IsDefined(typeof(ParamArrayAttribute));
        var needed = others.Count(parameter => !parameter.IsOptional) - (variable ? 1 : 0);
        if (row.Count < needed || (!variable && row.Count > others.Length))
        {
            throw new ArgumentException(
                $"A data row has {row.Count} values, and {Name.Method} takes {others.Length} beside the seed. A row holds no seed; [Seeds] gives it.");
        }

        var values = row.Concat(others.Skip(row.Count).Where(parameter => parameter.IsOptional).Select(parameter => parameter.DefaultValue)).ToList();
        values.Insert(SeedPosition, seed);
        return [.. values];
    }

    private static bool IsSeed(IParameterInfo parameter) => parameter is IReflectionParameterInfo it && it.ParameterInfo.ParameterType == typeof(Seed);
}
