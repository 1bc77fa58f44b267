using System.Reflection;

namespace StreamTesting.Cli;

/// <summary>A kind of step: its name in plans, and the settings that its record has.</summary>
internal sealed class StepKind
{
    private readonly ConstructorInfo _constructor;

    public StepKind(string name, Type type)
    {
        Name = Kebab.Of(name);
        _constructor = type.GetConstructors().Single();
        var parameters = _constructor.GetParameters();
        var all = type.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => new StepSetting(property, parameters.FirstOrDefault(parameter => parameter.Name == property.Name)))
            .ToList();
        What = all.FirstOrDefault(setting => setting.Type == typeof(IReadOnlyList<FieldChange>) || setting.Type == typeof(PayloadFault));
        Settings = [.. all.Where(setting => setting != What).OrderBy(setting => setting.Parameter?.Position ?? int.MaxValue)];
    }

    public string Name { get; }

    public IReadOnlyList<StepSetting> Settings { get; }

    /// <summary>What the step does to fields, which has words of its own: <see cref="FieldWords"/>; null for other steps.</summary>
    public StepSetting? What { get; }

    public DisorderStep Make(object? what, IReadOnlyDictionary<StepSetting, object> values)
    {
        object? Of(ParameterInfo parameter) => parameter.Name == What?.Parameter!.Name
            ? what
            : Settings.Single(setting => setting.Parameter == parameter) is var setting && values.TryGetValue(setting, out var value) ? value : setting.Usual;
        var step = (DisorderStep)_constructor.Invoke([.. _constructor.GetParameters().Select(Of)]);
        foreach (var (setting, value) in values.Where(pair => pair.Key.Parameter is null))
        {
            setting.Property.SetValue(step, value);
        }

        return step;
    }
}
