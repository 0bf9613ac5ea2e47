public import ArgumentParser
public import SpecWorkflow

extension HookName: ExpressibleByArgument {}
