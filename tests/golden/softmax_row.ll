define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %stack6 = alloca [16 x float], align 64
  %stack7 = alloca [16 x float], align 64
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v13 = getelementptr ptr, ptr %v1, i64 0
  %v14 = load ptr, ptr %v13, align 8
  %v16 = getelementptr i64, ptr %v3, i64 0
  %v17 = load i64, ptr %v16, align 8
  %v126 = getelementptr ptr, ptr %v1, i64 1
  %v127 = load ptr, ptr %v126, align 8
  %v128 = getelementptr i64, ptr %v3, i64 2
  %v129 = load i64, ptr %v128, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after88 ]
  %v18 = mul i64 %index, %v17
  %v19 = getelementptr float, ptr %v14, i64 %v18
  br label %loop8
loop8:
  %i10 = phi i64 [ 0, %loop ], [ %next11, %loop8 ]
  %r12 = phi <16 x float> [ shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xFFF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %loop ], [ %v31, %loop8 ]
  %v15 = mul i64 %i10, 16
  %v20 = getelementptr float, ptr %v19, i64 %v15
  %v21 = load <16 x float>, ptr %v20, align 4
  %v22 = fcmp ogt <16 x float> %r12, %v21
  %v23 = fcmp uno <16 x float> %r12, %r12
  %v24 = or <16 x i1> %v22, %v23
  %v25 = select <16 x i1> %v24, <16 x float> %r12, <16 x float> %v21
  %v26 = bitcast <16 x float> %v21 to <16 x i32>
  %v27 = bitcast <16 x float> %r12 to <16 x i32>
  %v28 = and <16 x i32> %v27, %v26
  %v29 = fcmp oeq <16 x float> %r12, %v21
  %v30 = bitcast <16 x i32> %v28 to <16 x float>
  %v31 = select <16 x i1> %v29, <16 x float> %v30, <16 x float> %v25
  %next11.sum = add i64 %i10, 1
  %next11 = freeze i64 %next11.sum
  %more32 = icmp slt i64 %next11, 8
  br i1 %more32, label %loop8, label %after9
after9:
  store <16 x float> %v31, ptr %stack6, align 4
  br label %loop33
loop33:
  %i35 = phi i64 [ 0, %after9 ], [ %next36, %loop33 ]
  %r37 = phi float [ 0xFFF0000000000000, %after9 ], [ %v49, %loop33 ]
  %v38 = getelementptr float, ptr %stack6, i64 %i35
  %v39 = load float, ptr %v38, align 4
  %v40 = fcmp ogt float %r37, %v39
  %v41 = fcmp uno float %r37, %r37
  %v42 = or i1 %v40, %v41
  %v43 = select i1 %v42, float %r37, float %v39
  %v44 = bitcast float %v39 to i32
  %v45 = bitcast float %r37 to i32
  %v46 = and i32 %v45, %v44
  %v47 = fcmp oeq float %r37, %v39
  %v48 = bitcast i32 %v46 to float
  %v49 = select i1 %v47, float %v48, float %v43
  %next36.sum = add i64 %i35, 1
  %next36 = freeze i64 %next36.sum
  %more50 = icmp slt i64 %next36, 16
  br i1 %more50, label %loop33, label %after34
after34:
  br label %loop51
loop51:
  %i53 = phi i64 [ 0, %after34 ], [ %next54, %loop51 ]
  %r55 = phi <16 x float> [ zeroinitializer, %after34 ], [ %v85, %loop51 ]
  %v56 = insertelement <16 x float> poison, float %v49, i64 0
  %v57 = shufflevector <16 x float> %v56, <16 x float> poison, <16 x i32> zeroinitializer
  %v58 = mul i64 %i53, 16
  %v59 = getelementptr float, ptr %v19, i64 %v58
  %v60 = load <16 x float>, ptr %v59, align 4
  %v61 = fsub <16 x float> %v60, %v57
  %v62 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v61
  %v63 = select <16 x i1> %v62, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v61
  %v64 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v63
  %v65 = select <16 x i1> %v64, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v63
  %v66 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v65, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v67 = bitcast <16 x float> %v66 to <16 x i32>
  %v68 = shl <16 x i32> %v67, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v69 = and <16 x i32> %v68, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v70 = shl <16 x i32> %v67, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v71 = sub <16 x i32> %v70, %v69
  %v72 = bitcast <16 x i32> %v71 to <16 x float>
  %v73 = bitcast <16 x i32> %v69 to <16 x float>
  %v74 = fsub <16 x float> %v66, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v75 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v74, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v65)
  %v76 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v74, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v75)
  %v77 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v76, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v78 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v77, <16 x float> %v76, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v79 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v78, <16 x float> %v76, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v80 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v79, <16 x float> %v76, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v81 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v80, <16 x float> %v76, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v82 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v81, <16 x float> %v76, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v83 = fmul <16 x float> %v82, %v73
  %v84 = fmul <16 x float> %v83, %v72
  %v85 = fadd <16 x float> %r55, %v84
  %next54.sum = add i64 %i53, 1
  %next54 = freeze i64 %next54.sum
  %more86 = icmp slt i64 %next54, 8
  br i1 %more86, label %loop51, label %after52
after52:
  store <16 x float> %v85, ptr %stack7, align 4
  br label %loop87
loop87:
  %i89 = phi i64 [ 0, %after52 ], [ %next90, %loop87 ]
  %r91 = phi float [ 0x0000000000000000, %after52 ], [ %v94, %loop87 ]
  %v92 = getelementptr float, ptr %stack7, i64 %i89
  %v93 = load float, ptr %v92, align 4
  %v94 = fadd float %r91, %v93
  %next90.sum = add i64 %i89, 1
  %next90 = freeze i64 %next90.sum
  %more95 = icmp slt i64 %next90, 16
  br i1 %more95, label %loop87, label %after88
after88:
  %v96 = insertelement <16 x float> poison, float %v94, i64 0
  %v97 = shufflevector <16 x float> %v96, <16 x float> poison, <16 x i32> zeroinitializer
  %v98 = insertelement <16 x float> poison, float %v49, i64 0
  %v99 = shufflevector <16 x float> %v98, <16 x float> poison, <16 x i32> zeroinitializer
  %v100 = load <16 x float>, ptr %v19, align 4
  %v101 = fsub <16 x float> %v100, %v99
  %v102 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v101
  %v103 = select <16 x i1> %v102, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v101
  %v104 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v103
  %v105 = select <16 x i1> %v104, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v103
  %v106 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v105, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v107 = bitcast <16 x float> %v106 to <16 x i32>
  %v108 = shl <16 x i32> %v107, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v109 = and <16 x i32> %v108, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v110 = shl <16 x i32> %v107, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v111 = sub <16 x i32> %v110, %v109
  %v112 = bitcast <16 x i32> %v111 to <16 x float>
  %v113 = bitcast <16 x i32> %v109 to <16 x float>
  %v114 = fsub <16 x float> %v106, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v115 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v114, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v105)
  %v116 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v114, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v115)
  %v117 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v116, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v118 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v117, <16 x float> %v116, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v119 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v118, <16 x float> %v116, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v120 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v119, <16 x float> %v116, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v121 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v116, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v122 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v121, <16 x float> %v116, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v123 = fmul <16 x float> %v122, %v113
  %v124 = fmul <16 x float> %v123, %v112
  %v125 = fdiv <16 x float> %v124, %v97
  %v130 = mul i64 %index, %v129
  %v131 = getelementptr float, ptr %v127, i64 %v130
  store <16 x float> %v125, ptr %v131, align 4
  %v132 = getelementptr float, ptr %v19, i64 16
  %v133 = load <16 x float>, ptr %v132, align 4
  %v134 = fsub <16 x float> %v133, %v99
  %v135 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v134
  %v136 = select <16 x i1> %v135, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v134
  %v137 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v136
  %v138 = select <16 x i1> %v137, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v136
  %v139 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v138, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v140 = bitcast <16 x float> %v139 to <16 x i32>
  %v141 = shl <16 x i32> %v140, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v142 = and <16 x i32> %v141, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v143 = shl <16 x i32> %v140, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v144 = sub <16 x i32> %v143, %v142
  %v145 = bitcast <16 x i32> %v144 to <16 x float>
  %v146 = bitcast <16 x i32> %v142 to <16 x float>
  %v147 = fsub <16 x float> %v139, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v148 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v147, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v138)
  %v149 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v147, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v148)
  %v150 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v149, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v151 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v150, <16 x float> %v149, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v152 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v151, <16 x float> %v149, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v153 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v152, <16 x float> %v149, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v154 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v153, <16 x float> %v149, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v155 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v154, <16 x float> %v149, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v156 = fmul <16 x float> %v155, %v146
  %v157 = fmul <16 x float> %v156, %v145
  %v158 = fdiv <16 x float> %v157, %v97
  %v159 = getelementptr float, ptr %v131, i64 16
  store <16 x float> %v158, ptr %v159, align 4
  %v160 = getelementptr float, ptr %v19, i64 32
  %v161 = load <16 x float>, ptr %v160, align 4
  %v162 = fsub <16 x float> %v161, %v99
  %v163 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v162
  %v164 = select <16 x i1> %v163, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v162
  %v165 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v164
  %v166 = select <16 x i1> %v165, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v164
  %v167 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v166, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v168 = bitcast <16 x float> %v167 to <16 x i32>
  %v169 = shl <16 x i32> %v168, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v170 = and <16 x i32> %v169, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v171 = shl <16 x i32> %v168, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v172 = sub <16 x i32> %v171, %v170
  %v173 = bitcast <16 x i32> %v172 to <16 x float>
  %v174 = bitcast <16 x i32> %v170 to <16 x float>
  %v175 = fsub <16 x float> %v167, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v176 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v175, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v166)
  %v177 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v175, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v176)
  %v178 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v177, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v179 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v178, <16 x float> %v177, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v180 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v179, <16 x float> %v177, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v181 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v180, <16 x float> %v177, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v182 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v181, <16 x float> %v177, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v183 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v182, <16 x float> %v177, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v184 = fmul <16 x float> %v183, %v174
  %v185 = fmul <16 x float> %v184, %v173
  %v186 = fdiv <16 x float> %v185, %v97
  %v187 = getelementptr float, ptr %v131, i64 32
  store <16 x float> %v186, ptr %v187, align 4
  %v188 = getelementptr float, ptr %v19, i64 48
  %v189 = load <16 x float>, ptr %v188, align 4
  %v190 = fsub <16 x float> %v189, %v99
  %v191 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v190
  %v192 = select <16 x i1> %v191, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v190
  %v193 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v192
  %v194 = select <16 x i1> %v193, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v192
  %v195 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v194, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v196 = bitcast <16 x float> %v195 to <16 x i32>
  %v197 = shl <16 x i32> %v196, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v198 = and <16 x i32> %v197, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v199 = shl <16 x i32> %v196, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v200 = sub <16 x i32> %v199, %v198
  %v201 = bitcast <16 x i32> %v200 to <16 x float>
  %v202 = bitcast <16 x i32> %v198 to <16 x float>
  %v203 = fsub <16 x float> %v195, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v204 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v203, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v194)
  %v205 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v203, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v204)
  %v206 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v205, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v207 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v206, <16 x float> %v205, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v208 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v207, <16 x float> %v205, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v209 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v208, <16 x float> %v205, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v210 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v209, <16 x float> %v205, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v211 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v210, <16 x float> %v205, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v212 = fmul <16 x float> %v211, %v202
  %v213 = fmul <16 x float> %v212, %v201
  %v214 = fdiv <16 x float> %v213, %v97
  %v215 = getelementptr float, ptr %v131, i64 48
  store <16 x float> %v214, ptr %v215, align 4
  %v216 = getelementptr float, ptr %v19, i64 64
  %v217 = load <16 x float>, ptr %v216, align 4
  %v218 = fsub <16 x float> %v217, %v99
  %v219 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v218
  %v220 = select <16 x i1> %v219, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v218
  %v221 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v220
  %v222 = select <16 x i1> %v221, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v220
  %v223 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v222, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v224 = bitcast <16 x float> %v223 to <16 x i32>
  %v225 = shl <16 x i32> %v224, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v226 = and <16 x i32> %v225, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v227 = shl <16 x i32> %v224, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v228 = sub <16 x i32> %v227, %v226
  %v229 = bitcast <16 x i32> %v228 to <16 x float>
  %v230 = bitcast <16 x i32> %v226 to <16 x float>
  %v231 = fsub <16 x float> %v223, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v232 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v231, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v222)
  %v233 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v231, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v232)
  %v234 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v233, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v235 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v234, <16 x float> %v233, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v236 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v235, <16 x float> %v233, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v237 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v236, <16 x float> %v233, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v238 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v237, <16 x float> %v233, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v239 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v238, <16 x float> %v233, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v240 = fmul <16 x float> %v239, %v230
  %v241 = fmul <16 x float> %v240, %v229
  %v242 = fdiv <16 x float> %v241, %v97
  %v243 = getelementptr float, ptr %v131, i64 64
  store <16 x float> %v242, ptr %v243, align 4
  %v244 = getelementptr float, ptr %v19, i64 80
  %v245 = load <16 x float>, ptr %v244, align 4
  %v246 = fsub <16 x float> %v245, %v99
  %v247 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v246
  %v248 = select <16 x i1> %v247, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v246
  %v249 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v248
  %v250 = select <16 x i1> %v249, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v248
  %v251 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v250, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v252 = bitcast <16 x float> %v251 to <16 x i32>
  %v253 = shl <16 x i32> %v252, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v254 = and <16 x i32> %v253, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v255 = shl <16 x i32> %v252, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v256 = sub <16 x i32> %v255, %v254
  %v257 = bitcast <16 x i32> %v256 to <16 x float>
  %v258 = bitcast <16 x i32> %v254 to <16 x float>
  %v259 = fsub <16 x float> %v251, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v260 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v259, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v250)
  %v261 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v259, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v260)
  %v262 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v261, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v263 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v262, <16 x float> %v261, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v264 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v263, <16 x float> %v261, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v265 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v264, <16 x float> %v261, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v266 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v265, <16 x float> %v261, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v267 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v266, <16 x float> %v261, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v268 = fmul <16 x float> %v267, %v258
  %v269 = fmul <16 x float> %v268, %v257
  %v270 = fdiv <16 x float> %v269, %v97
  %v271 = getelementptr float, ptr %v131, i64 80
  store <16 x float> %v270, ptr %v271, align 4
  %v272 = getelementptr float, ptr %v19, i64 96
  %v273 = load <16 x float>, ptr %v272, align 4
  %v274 = fsub <16 x float> %v273, %v99
  %v275 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v274
  %v276 = select <16 x i1> %v275, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v274
  %v277 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v276
  %v278 = select <16 x i1> %v277, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v276
  %v279 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v278, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v280 = bitcast <16 x float> %v279 to <16 x i32>
  %v281 = shl <16 x i32> %v280, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v282 = and <16 x i32> %v281, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v283 = shl <16 x i32> %v280, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v284 = sub <16 x i32> %v283, %v282
  %v285 = bitcast <16 x i32> %v284 to <16 x float>
  %v286 = bitcast <16 x i32> %v282 to <16 x float>
  %v287 = fsub <16 x float> %v279, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v288 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v287, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v278)
  %v289 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v287, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v288)
  %v290 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v289, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v291 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v290, <16 x float> %v289, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v292 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v291, <16 x float> %v289, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v293 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v292, <16 x float> %v289, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v294 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v293, <16 x float> %v289, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v295 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v294, <16 x float> %v289, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v296 = fmul <16 x float> %v295, %v286
  %v297 = fmul <16 x float> %v296, %v285
  %v298 = fdiv <16 x float> %v297, %v97
  %v299 = getelementptr float, ptr %v131, i64 96
  store <16 x float> %v298, ptr %v299, align 4
  %v300 = getelementptr float, ptr %v19, i64 112
  %v301 = load <16 x float>, ptr %v300, align 4
  %v302 = fsub <16 x float> %v301, %v99
  %v303 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v302
  %v304 = select <16 x i1> %v303, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v302
  %v305 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v304
  %v306 = select <16 x i1> %v305, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v304
  %v307 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v306, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v308 = bitcast <16 x float> %v307 to <16 x i32>
  %v309 = shl <16 x i32> %v308, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v310 = and <16 x i32> %v309, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v311 = shl <16 x i32> %v308, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v312 = sub <16 x i32> %v311, %v310
  %v313 = bitcast <16 x i32> %v312 to <16 x float>
  %v314 = bitcast <16 x i32> %v310 to <16 x float>
  %v315 = fsub <16 x float> %v307, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v316 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v315, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v306)
  %v317 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v315, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v316)
  %v318 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v317, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v319 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v318, <16 x float> %v317, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v320 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v319, <16 x float> %v317, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v321 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v320, <16 x float> %v317, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v322 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v321, <16 x float> %v317, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v323 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v322, <16 x float> %v317, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v324 = fmul <16 x float> %v323, %v314
  %v325 = fmul <16 x float> %v324, %v313
  %v326 = fdiv <16 x float> %v325, %v97
  %v327 = getelementptr float, ptr %v131, i64 112
  store <16 x float> %v326, ptr %v327, align 4
  %next.sum = add i64 %index, 1
  %next = freeze i64 %next.sum
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 32)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
